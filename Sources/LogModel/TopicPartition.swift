/// A partition of a topic, as Kafka names it.
public struct TopicPartition: Hashable, Sendable {
    /// The topic's name.
    public var topic: String
    /// The partition's number, from 0.
    public var partition: Int32

    /// A partition by its topic and number.
    public init(topic: String, partition: Int32) { (self.topic, self.partition) = (topic, partition) }
}
