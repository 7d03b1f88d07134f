internal import CRdKafka

/// A transaction that can only be aborted: it failed, or its abort has begun and not come back.
public struct AbortingTransaction: ~Copyable {
    private let core: ProducerCore

    init(_ core: consuming ProducerCore) { self.core = core }

    /// Drops everything produced since begin. Blocks for up to the time given.
    public consuming func abort(timeoutMilliseconds: Int32) -> AbortEnding {
        switch KafkaError.consuming(rd_kafka_abort_transaction(core.client.pointer, timeoutMilliseconds)) {
        case nil: .aborted(IdleProducer(core))
        case .retriable(let detail): .unfinished(AbortingTransaction(core), .retriable(detail))
        case .some(let error): .lost(error)
        }
    }

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? { core.poll(timeoutMilliseconds: 0) }
}
