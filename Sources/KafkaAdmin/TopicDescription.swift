/// A topic as it is.
public struct TopicDescription: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// How many partitions it has.
    public let partitionCount: Int32
    /// Its settings in force by Kafka's names (`cleanup.policy`, `message.timestamp.type`,
    /// `retention.ms`, …), those that the broker gives it included.
    public let settings: [String: String]
}
