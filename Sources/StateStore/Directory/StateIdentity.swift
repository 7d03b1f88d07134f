/// Whose state a directory holds: what must be the same when it is read as when it was written.
public struct StateIdentity: Equatable, Sendable {
    /// The longest of the two names, in bytes: Kafka allows 249 of a topic.
    static let longestName = 1_024

    /// The Kafka cluster's id.
    public var cluster: String
    /// The changelog topic.
    public var changelog: String
    /// The task's partition number.
    public var partition: Int32
    /// How many partitions the topics have.
    public var partitionCount: Int32

    /// An identity.
    ///
    /// - Precondition: The names have at most 1 024 bytes each.
    public init(cluster: String, changelog: String, partition: Int32, partitionCount: Int32) {
        precondition(max(cluster.utf8.count, changelog.utf8.count) <= Self.longestName)
        self.cluster = cluster
        self.changelog = changelog
        self.partition = partition
        self.partitionCount = partitionCount
    }
}
