internal import CRdKafka

/// The records of one partition, in order, taken one by one.
///
/// Never in batches: librdkafka 2.0.2's batch calls skip offsets around pause, seek and rebalance.
public struct PartitionQueue: ~Copyable {
    private let queue: QueueHandle

    init(_ queue: consuming QueueHandle) { self.queue = queue }

    /// Takes what comes next, if it is here; never waits.
    ///
    /// Allocates nothing; the record lives in librdkafka's memory and is given back after `body`.
    ///
    /// - Parameter body: Called once where a record was taken.
    /// - Throws: What became of the partition: `_AUTO_OFFSET_RESET` where the log has not the offset asked
    ///   for and `auto.offset.reset` is `error`, missing rights, …
    @discardableResult
    public func take(_ body: (borrowing ConsumedRecord) -> Void) throws(KafkaError) -> Taken {
        guard let message = rd_kafka_consume_queue(queue.pointer, 0) else { return .nothing }
        defer { rd_kafka_message_destroy(message) }
        switch message.pointee.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR:
            body(ConsumedRecord(message))
            return .record
        case RD_KAFKA_RESP_ERR__PARTITION_EOF:
            return .end(message.pointee.offset)
        case let code:
            throw Self.failure(code, message)
        }
    }

    /// What ``take(_:)`` found.
    public enum Taken: Equatable, Sendable {
        /// Nothing is here at the moment.
        case nothing
        /// A record.
        case record
        /// The end of the log as `isolation.level` shows it; the offset is that of the next record.
        /// Comes once an offset, only with `enable.partition.eof`.
        case end(Int64)
    }

    private static func failure(
        _ code: rd_kafka_resp_err_t, _ message: UnsafeMutablePointer<rd_kafka_message_t>
    ) -> KafkaError {
        let words = rd_kafka_message_errstr(message).map { String(cString: $0) }
        return KafkaError.ofCall(code, text: words) ?? .fatal(.init(code, text: words ?? ""))
    }
}
