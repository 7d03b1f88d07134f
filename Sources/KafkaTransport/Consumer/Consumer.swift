internal import CRdKafka

/// A member of a consumer group, driven by one thread, without callbacks.
///
/// Rebalances, errors and log lines come from ``poll(timeoutMilliseconds:)``, records from each
/// partition's own queue (``queue(of:)``). Arrivals on any of them end ``wait(timeoutMilliseconds:)``.
///
/// Dropping it destroys it without a word to the group, as a crash would; the group notices after
/// `session.timeout.ms`. ``close(withinMilliseconds:)`` leaves in order.
public struct Consumer: ~Copyable {
    let client: ClientHandle
    private let signal = EventSignal()
    private var main: QueueHandle
    private var logs: QueueHandle

    /// Makes a consumer. Does not talk to a broker.
    ///
    /// - Parameter properties: As librdkafka names them; `group.id` must be among them.
    /// - Throws: ``ClientFailure``, naming the property.
    public init(_ properties: KafkaProperties) throws(ClientFailure) {
        let client = try ClientHandle(
            RD_KAFKA_CONSUMER, properties, events: RD_KAFKA_EVENT_REBALANCE | RD_KAFKA_EVENT_ERROR)
        guard let queue = rd_kafka_queue_get_consumer(client.pointer) else {
            let text = "a consumer needs group.id"
            throw .refused(.init(RD_KAFKA_RESP_ERR__UNKNOWN_GROUP, text: text))
        }
        self.client = client
        main = QueueHandle(adopting: queue, of: client)
        logs = QueueHandle(of: client)
        // Errors of the client come on the same queue as those of the group.
        rd_kafka_poll_set_consumer(client.pointer)
        rd_kafka_set_log_queue(client.pointer, logs.pointer)
        main.raise(signal)
        logs.raise(signal)
    }

    /// Takes part in the group with these topics. Returns at once; ``poll(timeoutMilliseconds:)`` tells
    /// what the group assigns.
    public func subscribe(to topics: [String]) throws(KafkaError) {
        let list = PartitionList(topics.map { TopicPartition($0, -1) })
        if let error = KafkaError.ofCall(rd_kafka_subscribe(client.pointer, list.pointer)) { throw error }
    }

    /// What happened since; `nil` when nothing did. Also tells the group that this member is alive
    /// (`max.poll.interval.ms`): call it every turn.
    ///
    /// - Parameter timeoutMilliseconds: How long to wait for something; 0 does not wait.
    public func poll(timeoutMilliseconds: Int32 = 0) -> ConsumerEvent? {
        var timeout = timeoutMilliseconds
        while let event = main.poll(timeoutMilliseconds: timeout) {  // At most what the queue holds.
            if let told = ConsumerEvent(event, from: client.pointer) { return told }
            timeout = 0
        }
        return logs.nextLogLine().map { .log($0) }
    }

    /// Waits until something arrives on the main queue or on an empty partition queue.
    ///
    /// The signal is an edge: it comes once, when a queue stops being empty. A queue that was left with
    /// something in it gives none: poll until there is no event, and take what you want, before you wait.
    ///
    /// - Returns: Whether something arrived since the last call; `false` after the time.
    @discardableResult
    public func wait(timeoutMilliseconds: Int32) -> Bool {
        signal.wait(timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Reads these partitions, and no others, from these places on.
    ///
    /// Every partition's queue is cut off from the main one before, so that no record can take the
    /// wrong way (librdkafka starts to fetch within the call).
    public func assign(_ starts: [(partition: TopicPartition, from: StartOffset)]) throws(KafkaError) {
        let list = PartitionList(capacity: starts.count)
        for (partition, from) in starts {
            _ = try detachedQueue(of: partition)
            list.add(partition, offset: from.raw)
        }
        if let error = KafkaError.ofCall(rd_kafka_assign(client.pointer, list.pointer)) { throw error }
    }

    /// Reads nothing any more; what was fetched and not taken is thrown away. The answer to a revocation.
    public func unassign() throws(KafkaError) {
        if let error = KafkaError.ofCall(rd_kafka_assign(client.pointer, nil)) { throw error }
    }

    /// The queue of an assigned partition. Drop it when the partition is revoked.
    public func queue(of partition: TopicPartition) throws(KafkaError) -> PartitionQueue {
        var queue = try detachedQueue(of: partition)
        queue.raise(signal)
        return PartitionQueue(queue)
    }

    private func detachedQueue(of partition: TopicPartition) throws(KafkaError) -> QueueHandle {
        let queue = rd_kafka_queue_get_partition(client.pointer, partition.topic, partition.partition)
        guard let queue else {
            throw .fatal(.init(RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, text: "no queue for the partition"))
        }
        rd_kafka_queue_forward(queue, nil)
        return QueueHandle(adopting: queue, of: client)
    }

    /// Who we are in the group, for ``OpenTransaction/sendOffsets(_:of:timeoutMilliseconds:)``. Take it
    /// anew for every transaction: it names the group's generation.
    public func groupMetadata() throws(KafkaError) -> GroupMetadata {
        guard let metadata = rd_kafka_consumer_group_metadata(client.pointer) else {
            throw .fatal(.init(RD_KAFKA_RESP_ERR__UNKNOWN_GROUP, text: "the consumer has no group"))
        }
        return GroupMetadata(adopting: metadata)
    }

    /// Leaves the group (a static member only stops: its place is kept for `session.timeout.ms`) and
    /// destroys the consumer. Drop all partition queues before: each keeps the client alive.
    ///
    /// - Returns: Whether all was done in that time; where not, the consumer is destroyed nevertheless, and
    ///   the group notices later.
    @discardableResult
    public consuming func close(withinMilliseconds limit: Int32) -> Bool {
        let end = ContinuousClock.now + .milliseconds(Int64(limit))
        // With a queue, because the blocking call has no limit and waits for brokers that are away.
        if let error = rd_kafka_consumer_close_queue(client.pointer, main.pointer) {
            rd_kafka_error_destroy(error)
        }
        while rd_kafka_consumer_closed(client.pointer) == 0 {
            guard ContinuousClock.now < end else { return false }
            guard case .revoked? = poll(timeoutMilliseconds: 10) else { continue }
            rd_kafka_assign(client.pointer, nil)
        }
        return true
    }
}
