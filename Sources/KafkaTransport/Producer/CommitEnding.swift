/// How a commit came out. Each case hands back exactly what may be used next.
public enum CommitEnding: ~Copyable {
    /// Every record and offset is durable and visible.
    case committed(IdleProducer)
    /// Not answered in time. The broker may have decided it already; to commit again is safe until
    /// `transaction.timeout.ms` has passed since begin.
    case unfinished(CommittingTransaction, KafkaError)
    /// Lost. Abort, rewind to the committed offsets, begin again.
    case mustAbort(AbortingTransaction, KafkaError)
    /// Nobody here knows whether it is durable; the client is destroyed. A successor's `initialise` decides
    /// it, then the group's committed offsets tell how.
    case inDoubt(KafkaError)
    /// A newer producer has this `transactional.id`, or the broker took it after a time-out; the client is
    /// destroyed. Where the commit was unfinished before, the outcome is in doubt as well.
    case fenced(KafkaError)
}
