extension ConfigurationKey {
    /// The flag that beats the environment; `nil` for what is no scalar.
    var flag: Flag? {
        let help: String
        switch self {
        case .group: help = "the consumer group; begins the names of transactions and changelogs"
        case .instance: help = "this process's name in the group (kept in state-dir)"
        case .stateDirectory: help = "where the state lies; one process holds it"
        case .stateMemory: help = "how much memory the state may take"
        case .threads: help = "workers, each with its share of the partitions (the number of cores)"
        case .commitInterval: help = "a transaction closes at this age"
        case .commitRecords: help = "or after so many records"
        case .clock: help = "wall or stream: whether clocks move with the wall's or with event time alone"
        case .activateFrom: help = "earlier events build state and emit no action"
        case .rules: help = "read the rules of this directory, not those inside the binary"
        case .http: help = "the address to serve HTTP at"
        case .partitioner: help = "murmur2 or crc32: how the tracks' producers choose partitions"
        case .forgetAfter: help = "how long an order is held after its last event"
        case .maxAhead: help = "how far an event may lie after its record"
        case .unlinkedAfter: help = "how long a track waits for its order"
        case .undeterminedAs: help = "what an undetermined signature counts as"
        case .kafka, .topics, .warnings, .shops, .perishableCategories: return nil
        }
        let shown = self == .threads ? "" : defaultText.map { " (\($0))" } ?? ""
        return .takes(form.valueName, rawValue, help + shown)
    }

    /// The flags of all scalar keys, `--config`, and `-X`.
    static let flags = flags(of: allCases)

    /// The flags of those keys, `--config`, and `-X`.
    static func flags(of keys: [ConfigurationKey]) -> [Flag] {
        [
            .takes("FILE", "config", "read this configuration; flags and QIANSHOU_… variables beat it"),
            .takes("NAME=VALUE", "property", "a property of librdkafka; beats the file's", letter: "X"),
        ] + keys.compactMap(\.flag)
    }
}

extension ConfigurationForm {
    /// What a value of this form is called in `--help`.
    fileprivate var valueName: String {
        switch self {
        case .text: "TEXT"
        case .name: "NAME"
        case .count: "N"
        case .duration: "DURATION"
        case .instant: "INSTANT"
        case .memory: "SIZE"
        case .oneOf: "WORD"
        case .nested: ""
        }
    }
}
