public import StreamTask
public import Wire

/// What a replay did, for the closing lines on standard error.
public struct ReplaySummary: Sendable {
    /// Records taken, each (topic, partition, offset) once.
    public var records = 0
    /// Dead letters by reason.
    public var deadLetters: [BadRecord.Reason: Int] = [:]
    /// Outputs by topic.
    public var outputs: [OutputTopic: Int] = [:]
    /// Tracks that still wait for their order.
    public var heldTracks = 0
    /// Orders whose state is held at the end.
    public var orders = 0
    /// Bytes that their state takes, index and slack included.
    public var stateBytes = 0
    /// Whether the lines stood out of offset order, so that they were sorted.
    public var wasSorted = false
    /// Records of topics without a role that were passed.
    public var skippedRecords = 0
    /// Lines of the tools that were passed.
    public var skippedLines = 0

    init() {}

    /// Whether any record was bad: exit 1 (CONTRACT 4).
    public var hasBadRecords: Bool { !deadLetters.isEmpty }
}
