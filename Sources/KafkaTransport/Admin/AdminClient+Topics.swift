internal import CRdKafka
internal import Glibc

extension AdminClient {
    /// Makes topics, and waits until the broker that answers us knows those that were made.
    ///
    /// - Returns: For each topic, in the order asked, `nil` where it was made, or why not:
    ///   `TOPIC_ALREADY_EXISTS`, `INVALID_CONFIG`, missing rights, …
    /// - Throws: Where the request as a whole came to nothing.
    public func createTopics(
        _ topics: [NewTopic], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [KafkaError?] {
        guard !topics.isEmpty else { return [] }
        var made: [OpaquePointer?] = []
        defer { for topic in made { rd_kafka_NewTopic_destroy(topic) } }
        for topic in topics { made.append(try topic.made()) }
        let event = try answer(to: RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMilliseconds: timeoutMilliseconds) {
            rd_kafka_CreateTopics(client.pointer, &made, made.count, $0, $1)
        }
        var count = 0
        let results = rd_kafka_CreateTopics_result_topics(
            rd_kafka_event_CreateTopics_result(event.pointer), &count)
        let answers = UnsafeBufferPointer(start: results, count: count)
        let outcomes = topics.map { topic -> KafkaError? in
            for case let result? in answers
            where String(cString: rd_kafka_topic_result_name(result)) == topic.name {
                let text = rd_kafka_topic_result_error_string(result).map { String(cString: $0) }
                return KafkaError.ofCall(rd_kafka_topic_result_error(result), text: text)
            }
            return .fatal(.init(RD_KAFKA_RESP_ERR__BAD_MSG, text: "the answer leaves a topic out"))
        }
        for (topic, outcome) in zip(topics, outcomes) where outcome == nil {
            try awaitTopic(topic.name, timeoutMilliseconds: timeoutMilliseconds)
        }
        return outcomes
    }

    /// The controller answers before the other brokers have heard of a topic.
    private func awaitTopic(_ name: String, timeoutMilliseconds: Int32) throws(KafkaError) {
        let end = ContinuousClock.now + .milliseconds(Int64(timeoutMilliseconds))
        while try metadata(of: name, timeoutMilliseconds: timeoutMilliseconds) == nil {
            guard ContinuousClock.now < end else {
                throw .retriable(.init(RD_KAFKA_RESP_ERR__TIMED_OUT, text: "a new topic is not known yet"))
            }
            usleep(5_000)
        }
    }

    /// A topic's settings as they are in force, by Kafka's names, those of the broker included.
    public func settings(
        of topic: String, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [String: String] {
        var resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic)
        defer { rd_kafka_ConfigResource_destroy(resource) }
        let event = try answer(
            to: RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMilliseconds: timeoutMilliseconds
        ) {
            rd_kafka_DescribeConfigs(client.pointer, &resource, 1, $0, $1)
        }
        var count = 0
        let found = rd_kafka_DescribeConfigs_result_resources(
            rd_kafka_event_DescribeConfigs_result(event.pointer), &count)
        guard count == 1, let answer = found?[0] else {
            throw .fatal(.init(RD_KAFKA_RESP_ERR__BAD_MSG, text: "the answer leaves the topic out"))
        }
        let text = rd_kafka_ConfigResource_error_string(answer).map { String(cString: $0) }
        if let error = KafkaError.ofCall(rd_kafka_ConfigResource_error(answer), text: text) { throw error }

        var settings: [String: String] = [:]
        let entries = rd_kafka_ConfigResource_configs(answer, &count)
        for case let entry? in UnsafeBufferPointer(start: entries, count: count) {
            guard let name = rd_kafka_ConfigEntry_name(entry), let value = rd_kafka_ConfigEntry_value(entry)
            else { continue }
            settings[String(cString: name)] = String(cString: value)
        }
        return settings
    }
}
