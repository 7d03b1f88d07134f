internal import Foundation
internal import RuleLoading

/// The keys of the configuration file (CONTRACT 5), all of them: one file serves every command, and a
/// command passes those that it does not read.
enum ConfigurationKey: String, CaseIterable {
    case kafka, group, instance, threads, clock, rules, http, topics, partitioner, warnings, shops
    case stateDirectory = "state-dir"
    case stateMemory = "state-memory"
    case commitInterval = "commit-interval"
    case commitRecords = "commit-records"
    case activateFrom = "activate-from"
    case forgetAfter = "forget-after"
    case maxAhead = "max-ahead"
    case unlinkedAfter = "unlinked-after"
    case undeterminedAs = "undetermined-as"
    case perishableCategories = "perishable-categories"

    /// What its value is.
    var form: Form {
        switch self {
        case .group, .instance, .rules, .http, .stateDirectory, .stateMemory: .text
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

    /// The forms of values.
    enum Form: Equatable {
        case text
        case count
        case duration
        case instant
        case oneOf([String])
        case nested

        /// What is wrong with a value and what it must be; `nil` where it is of this form.
        func fault(of text: String) -> (what: String, mend: String)? {
            switch self {
            case .text, .nested: nil
            case .count:
                Int(text).map { $0 > 0 } == true
                    ? nil : ("this is no count", "write a whole number from 1 on")
            case .duration: parseDuration(text) == nil ? ("this is no length of time", durationMend) : nil
            case .instant: parseInstant(text) == nil ? ("this is no instant", instantMend) : nil
            case .oneOf(let words):
                words.contains(text)
                    ? nil : ("this is none of its values", "write \(words.joined(separator: " or "))")
            }
        }
    }
}
