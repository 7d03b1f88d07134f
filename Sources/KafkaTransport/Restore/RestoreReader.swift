internal import CRdKafka

/// Reads changelog partitions to the end that they had at the start, without a group.
///
/// The end is the *high watermark*: records of a predecessor whose transaction is still open lie before it
/// and behind the last stable offset, and to stop there would restore a state older than what is
/// about to be committed. Reading itself is `read_committed`, so it waits until the broker has decided.
public struct RestoreReader: ~Copyable {
    private let client: ClientHandle
    private let signal = EventSignal()
    private var logs: QueueHandle
    private var main: QueueHandle
    /// Asks for the watermarks: under `read_committed` librdkafka answers with the last stable offset.
    private let uncommitted: ClientHandle

    /// Makes a reader. Does not talk to a broker.
    ///
    /// - Parameter properties: As librdkafka names them. Those of groups are left out, isolation,
    ///   end-of-file events and `auto.offset.reset` are set as restoring needs them.
    public init(_ properties: KafkaProperties) throws(ClientFailure) {
        var properties = properties
        for name in ["group.id", "group.instance.id", "client.rack"] { properties[name] = nil }
        properties["isolation.level"] = "read_committed"
        properties["enable.partition.eof"] = "true"
        // A position that the log has not is the caller's to hear of.
        properties["auto.offset.reset"] = "error"
        let client = try ClientHandle(RD_KAFKA_CONSUMER, properties, events: RD_KAFKA_EVENT_ERROR)
        properties["isolation.level"] = "read_uncommitted"
        uncommitted = try ClientHandle(RD_KAFKA_CONSUMER, properties, events: 0)
        guard let queue = rd_kafka_queue_get_main(client.pointer) else {
            fatalError("librdkafka: a client without a main queue")
        }
        self.client = client
        main = QueueHandle(adopting: queue, of: client)
        logs = QueueHandle(of: client)
        rd_kafka_set_log_queue(client.pointer, logs.pointer)
        rd_kafka_set_log_queue(uncommitted.pointer, logs.pointer)
        main.raise(signal)
        logs.raise(signal)
    }

    /// Asks the broker where the partition ends and starts to read it. Several may be read at once.
    ///
    /// - Parameters:
    ///   - partition: One that is not being read already.
    ///   - start: The first offset to read, or the beginning.
    ///   - timeoutMilliseconds: For the question; the reading is fetched in the background.
    /// - Throws: `OFFSET_OUT_OF_RANGE` (`fatal`) where the log begins behind or ends before `start`: the
    ///   topic was made anew, or cut.
    public func read(
        _ partition: TopicPartition, from start: StartOffset, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> PartitionRestore {
        let ends = try uncommitted.queryWatermarks(of: partition, timeoutMilliseconds: timeoutMilliseconds)
        if case .offset(let offset) = start, offset < ends.low || offset > ends.high {
            let text = "asked for \(offset), the log holds \(ends.low) to \(ends.high)"
            throw .fatal(.init(RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE, text: text))
        }
        return try PartitionRestore(of: client, partition, from: start, ends: ends, raising: signal)
    }

    /// Waits until something arrives at a partition that had nothing; see
    /// ``Consumer/wait(timeoutMilliseconds:)``.
    @discardableResult
    public func wait(timeoutMilliseconds: Int32) -> Bool {
        signal.wait(timeoutMilliseconds: timeoutMilliseconds)
    }

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? {
        while let event = main.poll(timeoutMilliseconds: 0) {  // At most what the queue holds.
            guard event.kind == RD_KAFKA_EVENT_ERROR else { continue }
            return .failed(.reported(by: client.pointer, event.code, text: event.errorText))
        }
        return logs.nextLogLine().map { .log($0) }
    }
}
