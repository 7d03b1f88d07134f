/// What a broker's metadata says of a topic.
public struct TopicMetadata: Equatable, Sendable {
    /// Its name.
    public let topic: String
    /// How many partitions it has.
    public let partitionCount: Int32
}
