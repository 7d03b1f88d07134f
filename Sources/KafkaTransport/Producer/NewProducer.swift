internal import CRdKafka

/// A transactional producer that has not told the broker of itself.
///
/// Its states are types, and every step consumes the one before, so that the compiler sees a record
/// outside of a transaction, a transaction that ended twice, or a producer used after a commit in doubt:
///
///     NewProducer ── initialise ──▶ IdleProducer ── begin ──▶ OpenTransaction
///                                      ▲                     │
///                                      │◀─ commit: committed ┤
///                                      │          unfinished ┼─▶ CommittingTransaction ── commit …
///                                      │           mustAbort ┼─▶ AbortingTransaction ── abort …
///                                      │◀─── abort: aborted ─┘
///
/// `inDoubt`, `fenced` and `lost` hand nothing back: the client is destroyed. Dropping a state does the
/// same and leaves an open transaction to the successor's `initialise`, or to `transaction.timeout.ms`.
public struct NewProducer: ~Copyable {
    private let core: ProducerCore

    /// Makes a producer. Does not talk to a broker.
    ///
    /// - Parameters:
    ///   - properties: As librdkafka names them; `transactional.id` must be among them.
    ///   - topics: What it will produce to; records name a topic by its index here.
    /// - Throws: ``ClientFailure``, naming the property.
    public init(_ properties: KafkaProperties, topics: [String]) throws(ClientFailure) {
        core = try ProducerCore(properties, topics: topics)
    }

    private init(_ core: consuming ProducerCore) { self.core = core }

    /// Fences every older producer of the same `transactional.id` and ends its open transaction one way or
    /// the other: once this has succeeded, what it committed is decided. Blocks for up to the time given.
    public consuming func initialise(timeoutMilliseconds: Int32) -> Initialisation {
        switch KafkaError.consuming(rd_kafka_init_transactions(core.client.pointer, timeoutMilliseconds)) {
        case nil: .ready(IdleProducer(core))
        case .retriable(let detail): .unfinished(NewProducer(core), .retriable(detail))
        case .some(let error): .failed(error)
        }
    }

    /// How an initialisation came out.
    public enum Initialisation: ~Copyable {
        /// The producer may begin.
        case ready(IdleProducer)
        /// Not yet: call again, on this.
        case unfinished(NewProducer, KafkaError)
        /// It never will be; the client is destroyed. A missing right shows here.
        case failed(KafkaError)
    }

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? { core.poll(timeoutMilliseconds: 0) }
}
