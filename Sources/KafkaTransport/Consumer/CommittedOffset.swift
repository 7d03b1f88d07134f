/// How far a group has come in a partition.
public struct CommittedOffset: Equatable, Sendable {
    /// The partition.
    public var partition: TopicPartition
    /// The offset of the *next* record to read.
    public var offset: Int64
    /// The text that was committed with it; empty where none was.
    public var metadata: String

    /// An offset to commit.
    public init(_ partition: TopicPartition, offset: Int64, metadata: String = "") {
        (self.partition, self.offset, self.metadata) = (partition, offset, metadata)
    }
}
