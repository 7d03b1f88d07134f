internal import EventLog

/// How old and how far ahead timestamps may be that a topic takes.
///
/// Output records carry the timestamp of the record that caused them. A compacted topic that refuses it
/// stops its task for ever, so it must take whatever the inputs took.
struct TimestampLimits {
    private static let before = "message.timestamp.before.max.ms"
    private static let after = "message.timestamp.after.max.ms"

    /// How far ahead a record of any input may be, in milliseconds.
    private let ahead: Int64

    /// - Parameter inputs: The settings of the input topics.
    init(inputs: [[String: String]]) {
        ahead =
            inputs.filter { $0["message.timestamp.type"] != "LogAppendTime" }
            .map { Self.limit(Self.after, $0) }.max() ?? 0
    }

    /// What is wrong with a topic's limits. Where they carry the time of appending they do not matter; inputs
    /// have their own.
    func fault(_ topic: PlannedTopic, _ settings: [String: String]) -> Finding? {
        guard topic.isWritten, settings["message.timestamp.type"] != "LogAppendTime" else { return nil }
        let name = LogName(topic.name)
        // Input of any age may be read late, or again.
        if Self.limit(Self.before, settings) < Int64.max {
            return .fault(
                "topic \(name) refuses records with old timestamps",
                mend: "set message.timestamp.before.max.ms=\(Int64.max) on it")
        }
        if Self.limit(Self.after, settings) < ahead {
            return .fault(
                "topic \(name) refuses records with timestamps ahead that an input topic takes",
                mend: "set message.timestamp.after.max.ms=\(Int64.max) on it")
        }
        return nil
    }

    /// A limit in milliseconds; brokers before 3.6 have none of that name, and then what they do have counts.
    private static func limit(_ name: String, _ settings: [String: String]) -> Int64 {
        let text = settings[name] ?? settings["message.timestamp.difference.max.ms"]
        return text.flatMap { Int64($0) } ?? Int64.max
    }
}
