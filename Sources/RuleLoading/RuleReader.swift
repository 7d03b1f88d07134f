internal import Classification
internal import OrderDomain

/// Reads the `rules` of one classification file.
struct RuleReader {
    private static let keys = [
        "id", "priority", "courier", "stage", "verdict", "row", "problem", "clause", "somewhere", "nowhere",
        "label", "source", "readOn", "validFrom", "hits", "misses",
    ]

    let file: YamlFile
    let couriers: [String]

    /// One rule with its examples.
    func rule(_ node: YamlNode) throws(RuleFileError) -> (Rule, [RuleExample]) {
        let pairs = try file.map(node, known: Self.keys)
        let id = try needed("id", in: pairs, of: node)
        let source = pairs["source"]
        guard source != nil else {
            throw file.fail(node.line, "the rule '\(id)' has no source", "say where the wording was seen")
        }
        var conditions = try ConditionReader(file: file).clause(pairs["clause"], rule: id, line: node.line)
        try ConditionReader(file: file).surroundings(pairs, into: &conditions)
        let priority = try number(pairs["priority"]) ?? 500
        var mine = couriers
        if let node = pairs["courier"] {
            mine = []
            for (word, _) in try file.words(node) { mine.append(word) }
        }
        let rule = Rule(
            id: id, priority: priority, couriers: mine, conditions: conditions,
            outcome: try outcome(pairs, node, id))
        return (rule, try examples(pairs, node, id))
    }

    private func needed(
        _ key: String, in pairs: [YamlNode.Pair], of node: YamlNode
    ) throws(RuleFileError) -> String {
        guard let value = pairs[key] else {
            throw file.fail(node.line, "a rule without '\(key)'", "add '\(key): …'")
        }
        return try file.text(value)
    }

    private func number(_ node: YamlNode?) throws(RuleFileError) -> Int? {
        guard let node else { return nil }
        guard let value = Int(try file.text(node)) else {
            throw file.fail(node.line, "this must be a whole number", "write digits alone")
        }
        return value
    }

    private func outcome(
        _ pairs: [YamlNode.Pair], _ node: YamlNode, _ id: String
    ) throws(RuleFileError) -> Rule.Outcome {
        if let problem = pairs["problem"] { return .problem(try file.named(problem)) }
        let row: Row? = try pairs["row"].map { node throws(RuleFileError) in try file.named(node) }
        guard let stageNode = pairs["stage"] else {
            throw file.fail(
                node.line, "the rule '\(id)' decides nothing", "add 'stage', 'row' or 'problem'"
            )
        }
        let stage: Stage = try file.named(stageNode)
        let verdict: Verdict? = try pairs["verdict"].map { node throws(RuleFileError) in try file.named(node)
        }
        let implied =
            row.map { $0.countsAsPickedUp ? Verdict.pickedUp : .notPickedUp }
            ?? (stage == .signed ? .undetermined : .notSigned)
        if (verdict ?? implied) == .pickedUp && (row?.countsAsPickedUp != true || stage != .signed) {
            throw file.fail(
                node.line, "the rule '\(id)' says picked_up without proof",
                "give it 'stage: signed' and a row of T.a to T.c")
        }
        return .reading(stage, verdict ?? implied, row)
    }

    private func examples(
        _ pairs: [YamlNode.Pair], _ node: YamlNode, _ id: String
    ) throws(RuleFileError) -> [RuleExample] {
        var out: [RuleExample] = []
        for key in ["hits", "misses"] {
            guard let list = pairs[key], case .list(let items) = list.value, !items.isEmpty else {
                throw file.fail(
                    node.line, "the rule '\(id)' has no '\(key)'",
                    "add lines that it must \(key == "hits" ? "read" : "leave alone")"
                )
            }
            for item in items { out.append(try example(item, rule: id, hits: key == "hits")) }
        }
        return out
    }

    private func example(_ node: YamlNode, rule: String, hits: Bool) throws(RuleFileError) -> RuleExample {
        var example = RuleExample(file: file.name, line: node.line, text: "", courier: couriers.first ?? "")
        example.expectation = hits ? .hit(rule) : .miss(rule)
        if case .map = node.value {
            let pairs = try file.map(node, known: ["text", "courier"])
            example.text = try pairs["text"].map { node throws(RuleFileError) in try file.text(node) } ?? ""
            if let courier = pairs["courier"] { example.courier = try file.text(courier) }
        } else {
            example.text = try file.text(node)
        }
        return example
    }
}

extension YamlFile {
    /// A word of one of CONTRACT's closed sets.
    func named<Value: Named>(_ node: YamlNode) throws(RuleFileError) -> Value {
        let word = try text(node)
        let bytes = Array(word.utf8)
        guard let value = Value(named: bytes.span) else {
            let names = Value.allCases.map { "\($0.name)" }
            throw fail(
                node.line, "there is no '\(word)' here", "use one of: " + names.joined(separator: ", "))
        }
        return value
    }
}
