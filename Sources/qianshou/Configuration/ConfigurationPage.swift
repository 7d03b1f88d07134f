internal import RuleLoading

/// `qianshou config print`: the configuration as YAML that can be read back, each value with who gave it in a
/// comment, secrets hidden.
struct ConfigurationPage {
    private var rows: [(text: String, comment: String)] = []

    /// Lays the page out. The configuration was checked before.
    init(_ configuration: Configuration) throws(ConfigurationFault) {
        for key in ConfigurationKey.allCases {
            switch key {
            case .kafka: try addProperties(try configuration.kafkaProperties())
            case .topics: try addTopics(configuration)
            case .warnings, .shops, .perishableCategories: addNested(key, configuration.file)
            case .group, .instance, .threads, .clock, .rules, .http, .partitioner, .stateDirectory,
                .stateMemory, .commitInterval, .commitRecords, .activateFrom, .forgetAfter, .maxAhead,
                .unlinkedAfter, .undeterminedAs:
                try addScalar(key, configuration)
            }
        }
    }

    /// The page, its comments below each other.
    var text: String {
        let width = min(rows.filter { !$0.comment.isEmpty }.map(\.text.count).max() ?? 0, 60)
        return rows.map { row in
            let gap = String(repeating: " ", count: max(0, width - row.text.count) + 2)
            return row.comment.isEmpty ? row.text : row.text + gap + "# " + row.comment
        }.joined(separator: "\n")
    }

    private mutating func addScalar(
        _ key: ConfigurationKey, _ configuration: Configuration
    ) throws(ConfigurationFault) {
        let setting = try configuration.effective(key)
        if setting.text.isEmpty {
            rows.append(("\(key.rawValue):", "none"))
        } else {
            add(key.rawValue, setting)
        }
    }

    private mutating func addProperties(_ properties: PropertySettings) throws(ConfigurationFault) {
        rows.append(("kafka:", ""))
        for property in properties.given + properties.defaults {
            let shown = Secret.shown(property.name, property.setting.text)
            let isHidden = shown != property.setting.text
            add(
                "  " + property.name, Setting(text: shown, origin: property.setting.origin),
                isHidden: isHidden)
        }
        for property in PropertyDefault.prefetch(queues: 1) where !properties.has(property.name) {
            rows.append(("  # \(property.name) follows from the number of partitions", ""))
        }
    }

    private mutating func addTopics(_ configuration: Configuration) throws(ConfigurationFault) {
        let topics = try configuration.topics()
        let pairs = try configuration.file.flatMap { (file) throws(ConfigurationFault) in
            try file.nested(.topics).map { (node) throws(ConfigurationFault) in try file.map(node) }
        }
        rows.append(("topics:", ""))
        for key in TopicSetting.keys {
            var origin = Setting.Origin.default
            if let file = configuration.file, let pair = pairs?.first(where: { $0.key == key }) {
                origin = .file(path: file.path, line: pair.line)
            }
            add("  " + key, Setting(text: topics[key], origin: origin))
        }
    }

    private mutating func addNested(_ key: ConfigurationKey, _ file: ConfigurationFile?) {
        guard let file, let node = file.nested(key), !node.isEmpty, let line = file.line(key) else {
            return rows.append(("\(key.rawValue):", "none"))
        }
        let origin = Setting.Origin.file(path: file.path, line: line)
        rows.append(("\(key.rawValue): \(node.flow)", origin.description))
    }

    private mutating func add(_ name: String, _ setting: Setting, isHidden: Bool = false) {
        let origin = setting.origin.description
        rows.append(("\(name): \(setting.text.asYamlScalar)", isHidden ? "hidden; \(origin)" : origin))
    }
}

extension YamlNode {
    /// Whether the key stands there without a value.
    fileprivate var isEmpty: Bool { if case .scalar("") = value { true } else { false } }

    /// The node on one line.
    fileprivate var flow: String {
        switch value {
        case .scalar(let text): text.asYamlScalar
        case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
        case .map(let pairs):
            "{" + pairs.map { "\($0.key.asYamlScalar): \($0.node.flow)" }.joined(separator: ", ") + "}"
        }
    }
}

extension String {
    /// The text as a YAML scalar: bare where nothing in it could be read as anything else.
    fileprivate var asYamlScalar: String {
        let isBare =
            !isEmpty && !hasPrefix("-")
            && utf8.allSatisfy { byte in
                switch byte {
                case 0x25, 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x80...: true
                case _: false
                }
            }
        if isBare { return self }
        let escapes: [(Unicode.Scalar, String)] = [
            ("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"),
        ]
        let escaped = unicodeScalars.map { scalar in
            escapes.first { $0.0 == scalar }?.1 ?? String(scalar)
        }
        return "\"" + escaped.joined() + "\""
    }
}
