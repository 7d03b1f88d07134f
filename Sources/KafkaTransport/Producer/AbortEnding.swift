/// How an abort came out.
public enum AbortEnding: ~Copyable {
    /// Nothing of the transaction will ever be visible.
    case aborted(IdleProducer)
    /// Not answered in time: call again, on this.
    case unfinished(AbortingTransaction, KafkaError)
    /// The client is beyond use and destroyed; the broker or a successor ends the transaction. It cannot
    /// have been committed, unless a commit of it was unfinished before.
    case lost(KafkaError)
}
