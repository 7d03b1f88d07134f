internal import FoundationEssentials

/// The keys of the configuration file (CONTRACT 5), all of them: one file serves every command, and a
/// command passes those that it does not read.
enum ConfigurationKey: String, CaseIterable {
    case kafka, group, instance
    case stateDirectory = "state-dir"
    case stateMemory = "state-memory"
    case threads
    case commitInterval = "commit-interval"
    case commitRecords = "commit-records"
    case clock
    case activateFrom = "activate-from"
    case rules, http, topics, partitioner
    case forgetAfter = "forget-after"
    case maxAhead = "max-ahead"
    case unlinkedAfter = "unlinked-after"
    case undeterminedAs = "undetermined-as"
    case warnings
    case perishableCategories = "perishable-categories"
    case shops

    /// What its value is.
    var form: ConfigurationForm {
        switch self {
        case .rules, .http, .stateDirectory: .text
        case .group, .instance: .name
        case .stateMemory: .memory
        case .threads, .commitRecords: .count
        case .commitInterval, .forgetAfter, .maxAhead, .unlinkedAfter: .duration
        case .activateFrom: .instant
        case .clock: .oneOf(["wall", "stream"])
        case .partitioner: .oneOf(["murmur2", "crc32"])
        case .undeterminedAs: .oneOf(["not_picked_up"])
        case .kafka, .topics, .warnings, .shops, .perishableCategories: .nested
        }
    }

    /// The environment variable that beats the file; `nil` for what is no scalar.
    var variable: String? {
        if case .nested = form { return nil }
        return "QIANSHOU_" + rawValue.uppercased().replacing("-", with: "_")
    }

    /// What holds for `run` where nothing gives the key; `nil` where that is nothing at all.
    var defaultText: String? {
        switch self {
        case .group: "qianshou"
        case .stateDirectory: "./state"
        case .stateMemory: "50%"
        case .threads: "\(max(1, ProcessInfo.processInfo.activeProcessorCount))"
        case .commitInterval: "100ms"
        case .commitRecords: "20000"
        case .clock: "wall"
        case .forgetAfter: "90d"
        case .maxAhead: "24h"
        case .unlinkedAfter: "30d"
        case .undeterminedAs: "not_picked_up"
        case .kafka, .instance, .rules, .http, .topics, .partitioner, .warnings, .shops, .activateFrom,
            .perishableCategories:
            nil
        }
    }
}
