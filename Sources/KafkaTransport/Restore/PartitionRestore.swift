internal import CRdKafka

/// One changelog partition on its way to the end that it had at the start.
///
/// Dropping it stops the reading, also half way.
public struct PartitionRestore: ~Copyable {
    /// The high watermark at the start: everything before it will have been given when it is complete.
    public let highWatermark: Int64
    /// The offset of the next record to read; what a store notes as its position.
    public private(set) var position: Int64
    private let topic: OpaquePointer
    private let partition: Int32
    private let queue: PartitionQueue

    init(
        of client: ClientHandle, _ partition: TopicPartition, from start: StartOffset, ends: Watermarks,
        raising signal: EventSignal
    ) throws(KafkaError) {
        guard let topic = rd_kafka_topic_new(client.pointer, partition.topic, nil) else {
            throw .fatal(.init(rd_kafka_last_error(), text: "a topic's name is not possible"))
        }
        let first =
            switch start {
            case .offset(let offset): offset
            case .beginning: ends.low
            case .end: ends.high
            }
        var queue = QueueHandle(of: client)
        queue.raise(signal)
        guard rd_kafka_consume_start_queue(topic, partition.partition, first, queue.pointer) == 0 else {
            let code = rd_kafka_last_error()
            rd_kafka_topic_destroy(topic)
            throw KafkaError.ofCall(code) ?? .fatal(.init(code, text: "the reading did not start"))
        }
        (self.topic, self.partition) = (topic, partition.partition)
        self.queue = PartitionQueue(queue)
        position = first
        highWatermark = ends.high
    }

    deinit {
        rd_kafka_consume_stop(topic, partition)
        rd_kafka_topic_destroy(topic)
    }

    /// Whether everything before ``highWatermark`` was given. At once where the log is empty.
    public var isComplete: Bool { position >= highWatermark }

    /// Takes what comes next, if it is here; never waits.
    ///
    /// A record at or behind ``highWatermark`` may still be given: it is newer, and as good.
    ///
    /// - Parameter body: Called once where a record was taken.
    /// - Returns: Whether anything was here; ask ``isComplete`` first.
    public mutating func take(_ body: (borrowing ConsumedRecord) -> Void) throws(KafkaError) -> Bool {
        var next = position
        let taken = try queue.take { record in
            next = record.offset + 1
            body(record)
        }
        switch taken {
        case .nothing: return false
        case .record: position = next
        // Transaction markers and compacted records leave gaps, also at the end: the event tells
        // where reading has come to. Under an open transaction that is the last stable offset,
        // and another event follows when it has ended.
        case .end(let offset): position = max(position, offset)
        }
        return true
    }
}
