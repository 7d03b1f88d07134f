internal import CRdKafka

/// A transaction that has begun and not ended: everything produced through it becomes visible at once, or
/// never. See ``NewProducer`` for what may follow.
public struct OpenTransaction: ~Copyable {
    private let core: ProducerCore

    init(_ core: consuming ProducerCore) { self.core = core }

    /// Hands a record over to be sent; copies all bytes. Costs about 1 µs, mostly in librdkafka.
    ///
    /// - Parameters:
    ///   - topic: The index of a topic given to ``NewProducer/init(_:topics:)``.
    ///   - partition: The partition; there is no other choice.
    ///   - key: The key; `nil` is a null key.
    ///   - value: The value; `nil` is a tombstone.
    ///   - timestamp: Milliseconds since 1970.
    ///   - headers: Empty afterwards, save where the queue is full: then they are kept for the next call.
    /// - Returns: `false` where the client's queue is full: call ``makeRoom(timeoutMilliseconds:)``, and
    ///   this again.
    /// - Throws: `abortable` where the transaction has failed in the background; `fatal` where the
    ///   record can never be sent (larger than `message.max.bytes`), which leaves the transaction as it is.
    @discardableResult
    public mutating func produce(
        topic: Int, partition: Int32, key: Span<UInt8>?, value: Span<UInt8>?, timestamp: Int64,
        headers: inout OutgoingHeaders
    ) throws(KafkaError) -> Bool {
        try core.produce(topic, partition, key: key, value: value, timestamp: timestamp, headers: &headers)
    }

    /// Waits until the queue is empty, or for the time given: returns earlier than a commit would.
    ///
    /// - Returns: Whether it is empty.
    @discardableResult
    public func makeRoom(timeoutMilliseconds: Int32) -> Bool {
        core.flush(timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Commits these offsets of the consumer with the transaction. Blocks for up to the time given.
    ///
    /// - Parameters:
    ///   - offsets: The *next* records to read. The metadata is kept with them.
    ///   - group: The consumer's, taken in this transaction.
    /// - Throws: `retriable`: call again with the same arguments. `abortable` also where the consumer is
    ///   no longer in the group's generation.
    public mutating func sendOffsets(
        _ offsets: [CommittedOffset], of group: borrowing GroupMetadata, timeoutMilliseconds: Int32
    ) throws(KafkaError) {
        let list = PartitionList(capacity: offsets.count)
        for offset in offsets {
            list.add(offset.partition, offset: offset.offset, metadata: offset.metadata)
        }
        let error = rd_kafka_send_offsets_to_transaction(
            core.client.pointer, list.pointer, group.pointer, timeoutMilliseconds)
        if let error = KafkaError.consuming(error) { throw error }
    }

    /// Sends what is not sent yet and makes the transaction durable and visible, all at once.
    ///
    /// - Parameter timeoutMilliseconds: What is left of `transaction.timeout.ms` since begin, or less;
    ///   −1 lets librdkafka take all of `transaction.timeout.ms`.
    public consuming func commit(timeoutMilliseconds: Int32) -> CommitEnding {
        CommittingTransaction(core).commit(timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Drops everything produced since begin.
    public consuming func abort(timeoutMilliseconds: Int32) -> AbortEnding {
        AbortingTransaction(core).abort(timeoutMilliseconds: timeoutMilliseconds)
    }

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? { core.poll(timeoutMilliseconds: 0) }
}
