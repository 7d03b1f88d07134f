internal import CRdKafka
internal import LogModel

/// An idempotent producer without transactions, as the systems in front of the product have one: each record
/// once, in the order given, offsets without gaps.
public final class InputProducer {
    private let client: RawClient
    private var topics: [String: OpaquePointer] = [:]

    /// Makes it; talks to no broker yet.
    public init(_ address: String) throws {
        client = try RawClient(
            address,
            [
                "enable.idempotence": "true", "linger.ms": "5", "queue.buffering.max.messages": "1000000",
                "message.max.bytes": "12000000",
            ])
    }

    deinit { for topic in topics.values { rd_kafka_topic_destroy(topic) } }

    /// Hands a record over. ``flush()`` waits for the broker to have it.
    public func send(_ record: DumpRecord) throws {
        let topic = try handle(of: record.topic)
        while true {  // Until the queue has room; each turn waits for the broker.
            switch produce(record, to: topic) {
            case RD_KAFKA_RESP_ERR_NO_ERROR: return
            case RD_KAFKA_RESP_ERR__QUEUE_FULL: rd_kafka_poll(client.pointer, 100)
            case let code: throw TestFailure.unexpected(String(cString: rd_kafka_err2name(code)))
            }
        }
    }

    private func produce(_ record: DumpRecord, to topic: OpaquePointer) -> rd_kafka_resp_err_t {
        lend(record.key) { key in
            lend(record.value) { value in
                qs_rd_kafka_produce(
                    client.pointer, topic, record.partition, key.baseAddress, key.count, value.baseAddress,
                    value.count, record.timestamp, Self.headers(of: record))
            }
        }
    }

    /// Waits until the broker has everything.
    public func flush() throws {
        guard rd_kafka_flush(client.pointer, 60_000) == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw TestFailure.timeout
        }
    }

    private func handle(of topic: String) throws -> OpaquePointer {
        if let made = topics[topic] { return made }
        guard let made = rd_kafka_topic_new(client.pointer, topic, nil) else {
            throw TestFailure.unexpected("no topic \(topic)")
        }
        topics[topic] = made
        return made
    }

    private static func headers(of record: DumpRecord) -> OpaquePointer? {
        guard !record.headers.isEmpty else { return nil }
        let headers = rd_kafka_headers_new(record.headers.count)
        for header in record.headers {
            header.name.withUnsafeBytes { name in
                lend(header.value) { value in
                    _ = rd_kafka_header_add(
                        headers, name.baseAddress?.assumingMemoryBound(to: CChar.self), name.count,
                        value.baseAddress, value.count)
                }
            }
        }
        return headers
    }
}

/// Lends bytes; `nil` is lent as no address, empty ones as an address with nothing behind it.
private func lend<Result>(
    _ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer) throws -> Result
) rethrows -> Result {
    guard let bytes else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return try (bytes + [0]).withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
}
