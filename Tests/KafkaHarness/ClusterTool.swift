internal import CRdKafka
public import KafkaTransport

/// What an operator may do to a cluster, and the product never does.
public struct ClusterTool {
    private let client: RawClient
    private let address: String

    /// A tool for a broker.
    public init(_ address: String) throws {
        client = try RawClient(address)
        self.address = address
    }

    /// Makes topics; a broker that has just come back refuses for a moment.
    public func makeTopics(_ topics: [NewTopic]) throws {
        let admin = try AdminClient(["bootstrap.servers": address])
        var last: KafkaError?
        try eventually("topics; the broker says \(last?.description ?? "nothing")") {
            last = try admin.createTopics(topics, timeoutMilliseconds: 30_000).compactMap(\.self)
                .first { $0.detail.name != "TOPIC_ALREADY_EXISTS" }
            return last == nil
        }
    }

    /// Deletes a topic, and waits until the broker does not know it any more.
    public func deleteTopic(_ name: String) throws {
        var topic = rd_kafka_DeleteTopic_new(name)
        defer { rd_kafka_DeleteTopic_destroy(topic) }
        try ask { rd_kafka_DeleteTopics(client.pointer, &topic, 1, nil, $0) }
        let admin = try AdminClient(["bootstrap.servers": address])
        try eventually("topic \(name) is gone") {
            try admin.metadata(of: name, timeoutMilliseconds: 5_000) == nil
        }
    }

    /// Lets a partition's log begin at an offset, as retention does.
    public func deleteRecords(of partition: TopicPartition, before offset: Int64) throws {
        let list = rd_kafka_topic_partition_list_new(1)
        defer { rd_kafka_topic_partition_list_destroy(list) }
        rd_kafka_topic_partition_list_add(list, partition.topic, partition.partition).pointee.offset = offset
        var request = rd_kafka_DeleteRecords_new(list)
        defer { rd_kafka_DeleteRecords_destroy(request) }
        try ask { rd_kafka_DeleteRecords(client.pointer, &request, 1, nil, $0) }
    }

    /// Adds partitions to a topic.
    public func grow(_ topic: String, to count: Int) throws {
        var request = rd_kafka_NewPartitions_new(topic, count, nil, 0)
        defer { rd_kafka_NewPartitions_destroy(request) }
        try ask { rd_kafka_CreatePartitions(client.pointer, &request, 1, nil, $0) }
    }

    private func ask(_ request: (OpaquePointer?) -> Void) throws {
        let queue = rd_kafka_queue_new(client.pointer)
        defer { rd_kafka_queue_destroy(queue) }
        request(queue)
        guard let event = rd_kafka_queue_poll(queue, 30_000) else { throw TestFailure.timeout }
        defer { rd_kafka_event_destroy(event) }
        guard rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw TestFailure.unexpected(String(cString: rd_kafka_event_error_string(event)))
        }
    }
}
