internal import Glibc
public import KafkaTransport

/// Topics made and checked, groups looked at. Which topics, and with which settings, is the caller's to
/// know.
///
/// Every call blocks, and answers after `timeoutMilliseconds` at the latest for each topic or group
/// asked for.
public struct ClusterAdmin: ~Copyable {
    private let client: AdminClient
    private let timeoutMilliseconds: Int32

    /// Makes it. Does not talk to a broker.
    ///
    /// - Parameter properties: librdkafka's, as for any client.
    public init(
        _ properties: KafkaProperties, timeoutMilliseconds: Int32 = 10_000
    ) throws(ClientFailure) {
        client = try AdminClient(properties)
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// The cluster's id; `nil` where no broker told it in time, or none has one.
    public var clusterID: String? { client.clusterID(timeoutMilliseconds: timeoutMilliseconds) }

    /// The next line of librdkafka's log; `nil` when there is none. Lines wait until they are taken: take
    /// them all after every call.
    public func nextLogLine() -> LogLine? { client.nextLogLine() }

    /// Topics as they are, in the order asked; `nil` where there is none of that name.
    public func describeTopics(_ names: [String]) throws(AdminFailure) -> [TopicDescription?] {
        var found: [TopicDescription?] = []
        for name in names { found.append(try describeTopic(name)) }
        return found
    }

    /// How many partitions a topic has; `nil` where there is none of that name.
    public func partitionCount(of topic: String) throws(AdminFailure) -> Int32? {
        try patiently(.describe, on: topic) { client, timeout throws(KafkaError) in
            try client.metadata(of: topic, timeoutMilliseconds: timeout)?.partitionCount
        }
    }

    /// Makes what is missing and leaves what is there.
    ///
    /// - Returns: What became of each, in the order given.
    /// - Throws: Where the request as a whole came to nothing.
    public func createTopics(_ topics: [NewTopic]) throws(AdminFailure) -> [TopicCreation] {
        let names = topics.map(\.name).joined(separator: ", ")
        let answers = try patiently(.create, on: names) { client, timeout throws(KafkaError) in
            try client.createTopics(topics, timeoutMilliseconds: timeout)
        }
        return zip(topics, answers).map { topic, error in
            guard let error else { return .made }
            guard error.detail.name != "TOPIC_ALREADY_EXISTS" else { return .existed }
            return .failed(AdminFailure(error, .create, on: topic.name))
        }
    }

    /// Who is in a consumer group.
    public func describeGroup(_ group: String) throws(AdminFailure) -> GroupDescription {
        try patiently(.describe, on: group) { client, timeout throws(KafkaError) in
            try client.describeGroup(group, timeoutMilliseconds: timeout)
        }
    }

    /// The member that holds our instance name and is not us; `nil` where there is none.
    ///
    /// - Parameters:
    ///   - group: The consumer group.
    ///   - instance: Our `group.instance.id`.
    ///   - clientID: Our `client.id`, which carries a nonce of the process.
    public func liveTwin(
        in group: String, of instance: String, otherThan clientID: String
    ) throws(AdminFailure) -> GroupMember? {
        try describeGroup(group).members.first { $0.instanceID == instance && $0.clientID != clientID }
    }

    private func describeTopic(_ name: String) throws(AdminFailure) -> TopicDescription? {
        guard let count = try partitionCount(of: name) else { return nil }
        let settings = try patiently(.describeConfigs, on: name) { client, timeout throws(KafkaError) in
            try client.settings(of: name, timeoutMilliseconds: timeout)
        }
        return TopicDescription(name: name, partitionCount: count, settings: settings)
    }

    private func patiently<Answer>(
        _ operation: MissingRight.Operation, on name: String,
        _ ask: (borrowing AdminClient, Int32) throws(KafkaError) -> Answer
    ) throws(AdminFailure) -> Answer {
        let end = ContinuousClock.now + .milliseconds(Int64(timeoutMilliseconds))
        while true {
            do throws(KafkaError) {
                return try ask(client, timeoutMilliseconds)
            } catch {
                guard case .retriable = error, ContinuousClock.now < end else {
                    throw AdminFailure(error, operation, on: name)
                }
            }
            usleep(50_000)
        }
    }
}
