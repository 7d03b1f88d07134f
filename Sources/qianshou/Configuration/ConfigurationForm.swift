internal import RuleLoading

/// The forms of a key's value.
enum ConfigurationForm: Equatable {
    /// Any text.
    case text
    /// A group's or instance's name: it becomes part of a topic's name.
    case name
    /// A whole number from 1 on.
    case count
    /// A length of time, as in `24h`.
    case duration
    /// An instant with its time.
    case instant
    /// A share of the memory or a size: ``MemoryBound``.
    case memory
    /// One of a few words.
    case oneOf([String])
    /// A map or a list.
    case nested

    /// Longer names would make topic names that Kafka refuses.
    private static let longestName = 200

    /// What is wrong with a value and what it must be; `nil` where it is of this form.
    func fault(of text: String) -> (what: String, mend: String)? {
        switch self {
        case .text, .nested: nil
        case .name:
            text.utf8.count <= Self.longestName && TopicSetting.isTopicName(text)
                ? nil
                : ("this is no name", "write at most 200 of the letters a-z, A-Z, 0-9, '.', '_' and '-'")
        case .count:
            Int(text).map { $0 > 0 } == true ? nil : ("this is no count", "write a whole number from 1 on")
        case .duration: parseDuration(text) == nil ? ("this is no length of time", durationMend) : nil
        case .instant: parseInstant(text) == nil ? ("this is no instant", instantMend) : nil
        case .memory: MemoryBound(text) == nil ? ("this is no share or size", MemoryBound.mend) : nil
        case .oneOf(let words):
            words.contains(text)
                ? nil : ("this is none of its values", "write \(words.joined(separator: " or "))")
        }
    }
}
