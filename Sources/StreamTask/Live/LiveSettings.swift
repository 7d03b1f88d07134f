/// What the tasks of a live worker need beside ``TaskSettings`` (CONTRACT 5).
public struct LiveSettings: Sendable {
    /// The partitions of every topic.
    public var partitionCount: Int32
    /// `partitioner`, over those partitions; `nil` where none is configured: links are then not sent, and a
    /// track that would need one waits and is counted (``TaskSet/unroutedTracks``).
    public var partitioning: KeyPartitioning?
    /// `message.max.bytes`: a dead letter that is larger goes out without its bytes (CONTRACT 2).
    public var maxRecordBytes = 1_000_000

    /// Where state is kept beside the changelog; `nil`: in memory alone.
    public var durable: DurableState?

    /// Live tasks over so many partitions.
    public init(partitionCount: Int32, partitioner: Partitioner?) {
        self.partitionCount = partitionCount
        partitioning = partitioner.map { KeyPartitioning($0, count: partitionCount) }
    }
}
