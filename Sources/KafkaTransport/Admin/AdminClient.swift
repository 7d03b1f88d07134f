internal import CRdKafka

/// Asks and tells brokers about topics and groups. Every call blocks for up to its time.
///
/// A consumer without a group underneath, because librdkafka lets a producer's question for a topic
/// create it.
public struct AdminClient: ~Copyable {
    let client: ClientHandle
    private let logs: QueueHandle

    /// Makes a client. Does not talk to a broker.
    ///
    /// - Parameter properties: As librdkafka names them. Those of groups are left out.
    public init(_ properties: KafkaProperties) throws(ClientFailure) {
        var properties = properties
        for name in ["group.id", "group.instance.id", "transactional.id"] { properties[name] = nil }
        let client = try ClientHandle(RD_KAFKA_CONSUMER, properties, events: RD_KAFKA_EVENT_ERROR)
        self.client = client
        logs = QueueHandle(of: client)
        rd_kafka_set_log_queue(client.pointer, logs.pointer)
    }

    /// The next line of librdkafka's log; `nil` when there is none.
    public func nextLogLine() -> LogLine? { logs.nextLogLine() }

    /// The end offsets of many partitions; see ``Consumer/endOffsets(of:timeoutMilliseconds:)``.
    public func endOffsets(
        of partitions: [TopicPartition], timeoutMilliseconds: Int32
    ) throws(KafkaError) -> [Int64] {
        try client.endOffsets(of: partitions, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Where a partition's log starts and ends; see ``Consumer/queryWatermarks(of:timeoutMilliseconds:)``.
    public func queryWatermarks(
        of partition: TopicPartition, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> Watermarks {
        try client.queryWatermarks(of: partition, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// The cluster's id; `nil` where no broker told it in time, or none has one.
    public func clusterID(timeoutMilliseconds: Int32) -> String? {
        guard let id = rd_kafka_clusterid(client.pointer, timeoutMilliseconds) else { return nil }
        defer { rd_kafka_mem_free(client.pointer, id) }
        return String(cString: id)
    }

    /// A topic's metadata.
    ///
    /// - Returns: `nil` where there is no such topic (or none that we may know of: without the right to
    ///   describe it, a broker says so only of topics that exist).
    public func metadata(
        of topic: String, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicMetadata? {
        guard let handle = rd_kafka_topic_new(client.pointer, topic, nil) else {
            throw .fatal(.init(rd_kafka_last_error(), text: "a topic's name is not possible"))
        }
        defer { rd_kafka_topic_destroy(handle) }
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(client.pointer, 0, handle, &metadata, timeoutMilliseconds)
        if let error = KafkaError.ofCall(code) { throw error }
        guard let metadata else { return nil }
        defer { rd_kafka_metadata_destroy(metadata) }
        guard metadata.pointee.topic_cnt > 0 else { return nil }
        let found = metadata.pointee.topics[0]
        if found.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART { return nil }
        if let error = KafkaError.ofCall(found.err) { throw error }
        return TopicMetadata(topic: topic, partitionCount: found.partition_cnt)
    }

    /// Runs one admin request and waits for its answer.
    func answer(
        to operation: rd_kafka_admin_op_t, timeoutMilliseconds: Int32,
        _ request: (_ options: OpaquePointer?, _ queue: OpaquePointer) -> Void
    ) throws(KafkaError) -> EventHandle {
        let queue = QueueHandle(of: client)
        let options = rd_kafka_AdminOptions_new(client.pointer, operation)
        defer { rd_kafka_AdminOptions_destroy(options) }
        rd_kafka_AdminOptions_set_request_timeout(options, timeoutMilliseconds, nil, 0)
        request(options, queue.pointer)
        // librdkafka itself keeps the time and always answers; the second more is for its answer to arrive.
        guard let event = queue.poll(timeoutMilliseconds: timeoutMilliseconds + 1_000) else {
            throw .retriable(.init(RD_KAFKA_RESP_ERR__TIMED_OUT, text: "no answer in time"))
        }
        if let error = KafkaError.ofCall(event.code, text: event.errorText) { throw error }
        return event
    }
}
