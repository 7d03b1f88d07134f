/// A partition of a topic.
public struct TopicPartition: Hashable, Sendable {
    /// The topic's name.
    public var topic: String
    /// The partition's number.
    public var partition: Int32

    /// A partition of a topic.
    public init(_ topic: String, _ partition: Int32) { (self.topic, self.partition) = (topic, partition) }
}
