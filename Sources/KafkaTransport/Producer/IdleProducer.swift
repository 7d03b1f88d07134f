internal import CRdKafka

/// A transactional producer with no transaction open.
public struct IdleProducer: ~Copyable {
    private let core: ProducerCore

    init(_ core: consuming ProducerCore) { self.core = core }

    /// Opens a transaction. Local to the client: does not talk to the broker.
    ///
    /// - Throws: Only where the client is beyond use, e.g. fenced meanwhile; it is then destroyed.
    public consuming func begin() throws(KafkaError) -> OpenTransaction {
        if let error = KafkaError.consuming(rd_kafka_begin_transaction(core.client.pointer)) { throw error }
        return OpenTransaction(core)
    }

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? { core.poll(timeoutMilliseconds: 0) }
}
