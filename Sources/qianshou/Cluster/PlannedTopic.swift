/// A topic that the program reads or writes, and how it must be made.
struct PlannedTopic: Equatable {
    /// The topic's name.
    let name: String
    let use: Use

    /// What a topic is for; its settings follow from it.
    enum Use: Equatable, CaseIterable {
        /// Written by others: orders, tracks, after-sales, service.
        case input
        /// Written and read by the tasks themselves: links and linked tracks.
        case hop
        /// Actions of one kind.
        case actions
        /// Bad records.
        case deadLetter
        /// Verdicts by parcel.
        case verdicts
        /// The state.
        case changelog
    }

    /// Whether its records are given up by age; the others keep the newest of each key for ever.
    var isDeletedByAge: Bool {
        switch use {
        case .input, .hop, .actions, .deadLetter: true
        case .verdicts, .changelog: false
        }
    }

    /// Whether the program writes to it.
    var isWritten: Bool { use != .input }

    /// Whether the program reads it.
    var isRead: Bool {
        switch use {
        case .input, .hop, .changelog: true
        case .actions, .deadLetter, .verdicts: false
        }
    }

    /// What it is made with; everything else is the broker's default.
    ///
    /// Inputs are the producers': nothing is set there. What a broker deletes by timestamp carries the time
    /// of its appending, because outputs carry the old timestamps of what caused them (CONTRACT 5). Compacted
    /// topics keep those, and so must take any.
    var settings: [(name: String, value: String)] {
        switch use {
        case .input: []
        case .hop: Self.deletedByAge + [("retention.ms", "\(7 * Self.day)")]
        case .actions: Self.deletedByAge
        case .deadLetter: Self.deletedByAge + [("retention.ms", "\(30 * Self.day)")]
        case .verdicts: Self.compacted
        // The newest segment is never compacted: with small ones a restore reads little twice.
        case .changelog: Self.compacted + [("segment.bytes", "67108864")]
        }
    }

    private static let day = 86_400_000

    private static let deletedByAge = [
        ("cleanup.policy", "delete"), ("message.timestamp.type", "LogAppendTime"),
    ]

    private static let compacted = [
        ("cleanup.policy", "compact"), ("message.timestamp.type", "CreateTime"),
        ("message.timestamp.before.max.ms", "\(Int64.max)"),
        ("message.timestamp.after.max.ms", "\(Int64.max)"),
    ]
}
