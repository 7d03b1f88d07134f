/// A rule file's nodes with what reading them needs: typed access and errors that name the line.
package struct YamlFile {
    package let name: String
    package let root: YamlNode

    package init(_ source: RuleSource) throws(RuleFileError) {
        name = source.name
        root = try YamlReader.read(source)
    }

    package func fail(_ line: Int, _ what: String, _ mend: String) -> RuleFileError {
        RuleFileError(file: name, line: line, what: what, mend: mend)
    }

    /// The pairs of a map whose keys are all among `known`.
    package func map(_ node: YamlNode, known: [String]) throws(RuleFileError) -> [YamlNode.Pair] {
        let pairs = try map(node)
        for pair in pairs where !known.contains(pair.key) {
            throw fail(
                pair.line, "there is no key '\(pair.key)' here",
                "use one of: " + known.joined(separator: ", "))
        }
        return pairs
    }

    /// The pairs of a map.
    package func map(_ node: YamlNode) throws(RuleFileError) -> [YamlNode.Pair] {
        guard case .map(let pairs) = node.value else {
            throw fail(node.line, "this must be a map", "write 'key: value' lines")
        }
        return pairs
    }

    /// The items of a list.
    package func list(_ node: YamlNode) throws(RuleFileError) -> [YamlNode] {
        guard case .list(let items) = node.value else {
            throw fail(node.line, "this must be a list", "write '- item' lines or [a, b]")
        }
        return items
    }

    /// A word or text.
    package func text(_ node: YamlNode) throws(RuleFileError) -> String {
        guard case .scalar(let text) = node.value, !text.isEmpty else {
            throw fail(
                node.line, "this must be a text", "write one value, in quotes where it has ': ' or '#'")
        }
        return text
    }

    /// A list of words, or one word.
    package func words(_ node: YamlNode) throws(RuleFileError) -> [(text: String, line: Int)] {
        if case .scalar = node.value { return [(try text(node), node.line)] }
        var out: [(text: String, line: Int)] = []
        for item in try list(node) { out.append((try text(item), item.line)) }
        return out
    }
}

extension [YamlNode.Pair] {
    /// The value of `key`, where it is there.
    package subscript(_ key: String) -> YamlNode? { first { $0.key == key }?.node }
}
