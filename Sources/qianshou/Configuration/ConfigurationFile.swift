internal import FoundationEssentials
internal import RuleLoading

/// A configuration file as it was read: its keys are known and its scalars of their form.
struct ConfigurationFile {
    /// As it was named.
    let path: String
    private var entries: [ConfigurationKey: YamlNode.Pair] = [:]

    /// Reads and checks the file at `path`.
    init(path: String) throws(ConfigurationFault) {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ConfigurationFault(path, "the file cannot be read", "name one that is there")
        }
        try self.init(path: path, bytes: Array(bytes))
    }

    /// Reads and checks `bytes` in the name of `path`.
    init(path: String, bytes: [UInt8]) throws(ConfigurationFault) {
        self.path = path
        // A file whose every line is a comment is a configuration without keys.
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let isBare = lines.allSatisfy { line in
            [nil, UInt8(ascii: "#"), UInt8(ascii: "\r")].contains(line.first { $0 != UInt8(ascii: " ") })
        }
        if isBare { return }
        do throws(RuleFileError) {
            let file = try YamlFile(RuleSource(name: path, bytes: bytes))
            for pair in try file.map(file.root) { try take(pair, file) }
        } catch {
            throw Self.fault(error)
        }
    }

    /// The value of a scalar key and where it stands; `nil` where it is absent or empty.
    func scalar(_ key: ConfigurationKey) -> Setting? {
        guard let pair = entries[key], case .scalar(let text) = pair.node.value, !text.isEmpty else {
            return nil
        }
        return Setting(text: text, origin: .file(path: path, line: pair.line))
    }

    /// The line of a key.
    func line(_ key: ConfigurationKey) -> Int? { entries[key]?.line }

    /// The value of a key that is no scalar.
    func nested(_ key: ConfigurationKey) -> YamlNode? { entries[key]?.node }

    /// The pairs of a map whose keys are all among `known`.
    func map(_ node: YamlNode, known: [String]? = nil) throws(ConfigurationFault) -> [YamlNode.Pair] {
        let pairs: [YamlNode.Pair]
        switch node.value {
        case .scalar(""): pairs = []
        case .map(let items): pairs = items
        case .scalar, .list: throw fault(node.line, "this must be a map", "write 'key: value' lines")
        }
        for pair in pairs {
            if let known { try Self.check(pair, known, path) }
        }
        return pairs
    }

    /// A word or text.
    func text(_ node: YamlNode) throws(ConfigurationFault) -> String {
        guard case .scalar(let text) = node.value, !text.isEmpty else {
            throw fault(node.line, "this must be a text", "write one value")
        }
        return text
    }

    /// A list of words.
    func words(_ node: YamlNode) throws(ConfigurationFault) -> [String] {
        guard case .list(let items) = node.value else {
            throw fault(node.line, "this must be a list", "write [a, b]")
        }
        var words: [String] = []
        for item in items { words.append(try text(item)) }
        return words
    }

    /// What is wrong at a line of this file.
    func fault(_ line: Int, _ what: String, _ mend: String) -> ConfigurationFault {
        ConfigurationFault("\(path):\(line)", what, mend)
    }

    private mutating func take(
        _ pair: YamlNode.Pair, _ file: YamlFile
    ) throws(RuleFileError) {
        guard let key = ConfigurationKey(rawValue: pair.key) else {
            let (what, mend) = unknownKey(pair.key, among: ConfigurationKey.allCases.map(\.rawValue))
            throw file.fail(pair.line, what, mend)
        }
        if key.form != .nested {
            guard case .scalar(let text) = pair.node.value else {
                throw file.fail(pair.line, "'\(pair.key)' must be one value", "write '\(pair.key): value'")
            }
            if !text.isEmpty, let (what, mend) = key.form.fault(of: text) {
                throw file.fail(pair.line, "\(pair.key): \(what)", mend)
            }
        }
        entries[key] = pair
    }

    private static func check(
        _ pair: YamlNode.Pair, _ known: [String], _ path: String
    ) throws(ConfigurationFault) {
        if known.contains(pair.key) { return }
        let (what, mend) = unknownKey(pair.key, among: known)
        throw ConfigurationFault("\(path):\(pair.line)", what, mend)
    }

    private static func fault(_ error: RuleFileError) -> ConfigurationFault {
        ConfigurationFault(error.place, error.what, error.mend)
    }
}

/// What to say of a key that is not there.
private func unknownKey(_ key: String, among known: [String]) -> (what: String, mend: String) {
    let mend = nearest(to: key, among: known).map { "did you mean '\($0)'?" }
    return ("there is no key '\(key)'", mend ?? "use one of: \(known.sorted().joined(separator: ", "))")
}
