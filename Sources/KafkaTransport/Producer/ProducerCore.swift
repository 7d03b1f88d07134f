internal import CRdKafka

/// What every state of a producer owns: the client, its topics, its queues.
struct ProducerCore: ~Copyable {
    let client: ClientHandle
    private let topics: [OpaquePointer]
    private let main: QueueHandle
    private let logs: QueueHandle

    init(_ properties: KafkaProperties, topics names: [String]) throws(ClientFailure) {
        let client = try ClientHandle(RD_KAFKA_PRODUCER, properties, events: RD_KAFKA_EVENT_ERROR)
        topics = try Self.topics(names, of: client)
        guard let queue = rd_kafka_queue_get_main(client.pointer) else {
            fatalError("librdkafka: a client without a main queue")
        }
        self.client = client
        main = QueueHandle(adopting: queue, of: client)
        // Apart from the main queue, which librdkafka itself serves while it commits: lines would go to
        // stderr.
        logs = QueueHandle(of: client)
        rd_kafka_set_log_queue(client.pointer, logs.pointer)
    }

    private static func topics(
        _ names: [String], of client: ClientHandle
    ) throws(ClientFailure) -> [OpaquePointer] {
        var topics: [OpaquePointer] = []
        for name in names {
            // Refused are names longer than 512 bytes.
            guard let topic = rd_kafka_topic_new(client.pointer, name, nil) else {
                let code = rd_kafka_last_error()
                for topic in topics { rd_kafka_topic_destroy(topic) }
                throw .refused(.init(code, text: "a topic's name is not possible"))
            }
            topics.append(topic)
        }
        return topics
    }

    deinit { for topic in topics { rd_kafka_topic_destroy(topic) } }

    func poll(timeoutMilliseconds: Int32) -> ClientEvent? {
        var timeout = timeoutMilliseconds
        while let event = main.poll(timeoutMilliseconds: timeout) {  // At most what the queue holds.
            timeout = 0
            guard event.kind == RD_KAFKA_EVENT_ERROR else { continue }
            return .failed(.reported(by: client.pointer, event.code, text: event.errorText))
        }
        return logs.nextLogLine().map { .log($0) }
    }

    func flush(timeoutMilliseconds: Int32) -> Bool {
        rd_kafka_flush(client.pointer, timeoutMilliseconds) == RD_KAFKA_RESP_ERR_NO_ERROR
    }

    func produce(
        _ topic: Int, _ partition: Int32, key: Span<UInt8>?, value: Span<UInt8>?, timestamp: Int64,
        headers: inout OutgoingHeaders
    ) throws(KafkaError) -> Bool {
        let code = withBytes(key) { key, keySize in
            withBytes(value) { value, valueSize in
                qs_rd_kafka_produce(
                    client.pointer, topics[topic], partition, key, keySize, value, valueSize, timestamp,
                    headers.pointer)
            }
        }
        switch code {
        case RD_KAFKA_RESP_ERR_NO_ERROR:
            headers.wereTaken()
            return true
        case RD_KAFKA_RESP_ERR__QUEUE_FULL:
            return false
        case _:
            // Else they would go with the next record.
            headers.removeAll()
            throw failure(code)
        }
    }

    private func failure(_ code: rd_kafka_resp_err_t) -> KafkaError {
        if let error = KafkaError.raised(in: client.pointer) { return error }
        // Only between begin and an end can we come here: the transaction failed in the background.
        guard code != RD_KAFKA_RESP_ERR__STATE else {
            return .abortable(.init(code, text: "the transaction has failed"))
        }
        return KafkaError.ofCall(code) ?? .fatal(.init(code, text: "not produced"))
    }
}

/// A span's bytes as C takes them: `nil` is null, an empty span a pointer that is not null.
private func withBytes<R>(_ span: Span<UInt8>?, _ body: (UnsafeRawPointer?, Int) -> R) -> R {
    guard let span else { return body(nil, 0) }
    return span.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return withUnsafeBytes(of: 0) { body($0.baseAddress, 0) } }
        return body(start, bytes.count)
    }
}
