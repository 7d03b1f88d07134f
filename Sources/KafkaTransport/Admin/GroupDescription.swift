/// Who is in a consumer group.
public struct GroupDescription: Equatable, Sendable {
    /// Its members; none where the group is empty or does not exist.
    public let members: [GroupMember]
}

/// A member of a consumer group.
public struct GroupMember: Equatable, Sendable {
    /// Its `client.id`.
    public let clientID: String
    /// Its `group.instance.id`; `nil` for a dynamic member.
    public let instanceID: String?
    /// The host that the broker sees.
    public let host: String
    /// What the group assigned to it.
    public let partitions: [TopicPartition]
}
