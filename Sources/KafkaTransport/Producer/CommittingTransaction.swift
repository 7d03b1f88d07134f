internal import CRdKafka

/// A transaction whose commit has begun and not come back: it can only be committed again, or given up.
public struct CommittingTransaction: ~Copyable {
    private let core: ProducerCore

    init(_ core: consuming ProducerCore) { self.core = core }

    /// Goes on with the commit. The one place in the program where a Kafka transaction commits.
    public consuming func commit(timeoutMilliseconds: Int32) -> CommitEnding {
        switch KafkaError.consuming(rd_kafka_commit_transaction(core.client.pointer, timeoutMilliseconds)) {
        case nil: .committed(IdleProducer(core))
        case .retriable(let detail): .unfinished(CommittingTransaction(core), .retriable(detail))
        case .abortable(let detail): .mustAbort(AbortingTransaction(core), .abortable(detail))
        case .fenced(let detail): .fenced(.fenced(detail))
        case .fatal(let detail): .inDoubt(.fatal(detail))
        }
    }

    /// Gives it up: the client is destroyed, and the outcome is in doubt as after
    /// ``CommitEnding/inDoubt(_:)``.
    public consuming func abandon() {}

    /// What happened since; `nil` when nothing did.
    public func poll() -> ClientEvent? { core.poll(timeoutMilliseconds: 0) }
}
