/// What happens to a worker: answers to its actions, and what comes by itself.
public enum WorkerInput: Sendable {
    // MARK: By itself

    /// The group has given us these partitions, in place of none.
    case assigned([InputPartition])
    /// The group takes all partitions back; where they are lost, others may have them already.
    case revoked(isLost: Bool)
    /// Our instance's name was taken over, or the broker thinks so: fatal to the consumer.
    case consumerFenced
    /// The consumer is beyond repair for another reason.
    case consumerFailed(WorkerFault)
    /// A topic has now another number of partitions.
    case repartitioned(WorkerFault)
    /// Drain, commit, leave.
    case stop

    // MARK: Answers

    /// The action failed, for a reason that may pass.
    case failed(WorkerFault)
    /// The producer has ended what its predecessor left open.
    case producerReady
    /// The producer could not be made, or could not abort.
    case producerFailed(WorkerFault, isFenced: Bool)
    /// Committed offsets, starts and ends.
    case offsets([PartitionOffsets])
    /// A piece of the changelog was read, and there is more.
    case restoring
    /// All of it was read: where each partition ended.
    case restored([ChangelogPosition])
    /// A partition of the changelog does not hold the position: it is not the log that the state came from.
    case changelogGone(Int32)
    /// The inputs are being fetched.
    case opened
    /// The input being taken from has no more, and this offset is behind its last record.
    case endOfPartition(Int64)
    /// Nothing more is at hand; the end that the last answer of the broker gave, where it is known.
    case took(end: Int64?)
    /// The input being taken from cannot be read on: its log is cut, or gone.
    case inputFailed(InputPartition, WorkerFault)
    /// A transaction has begun.
    case begun
    /// All outputs are on their way.
    case produced
    /// They are not; the transaction must be aborted.
    case produceFailed(WorkerFault)
    /// The transaction is committed.
    case committed
    /// It is not, or not known to be.
    case commitFailed(CommitFailure, WorkerFault)
    /// The transaction is aborted.
    case aborted
    /// Where the inputs of a task ended when they were asked for.
    case ends([InputOffset])
    /// Where partitions of the changelog end.
    case changelogEnds([ChangelogPosition])
    /// The assignment was given back.
    case unassigned
    /// The client id of another process with our instance's name; `nil` where there is none.
    case twin(String?)
    /// There is a new consumer.
    case rejoined
}

/// What a failed commit leaves to do (DESIGN 6).
public enum CommitFailure: Equatable, Sendable {
    /// Call again, on the same producer.
    case retriable
    /// Abort, and begin again from the last commit.
    case mustAbort
    /// Nobody here knows whether it happened: the successor asks.
    case inDoubt
    /// Another producer has our transactional id, or the broker has given ours up; also in doubt.
    case fenced
}

/// What was wrong with the broker, the network or the cluster, for a log line. No content of records.
public struct WorkerFault: Error, Equatable, Sendable {
    /// A stable name, librdkafka's where it has one: `_TIMED_OUT`.
    public var name: String
    /// One line for people.
    public var text: String

    /// A fault.
    public init(name: String, text: String) { (self.name, self.text) = (name, text) }
}

/// What the broker says of one input partition.
public struct PartitionOffsets: Equatable, Sendable {
    /// The partition.
    public var input: InputPartition
    /// The committed offset; `nil` where the group has none.
    public var committed: Int64?
    /// The transaction that committed it; `nil` where it was none of ours.
    public var tag: TransactionTag?
    /// The first offset that the log holds.
    public var start: Int64
    /// The offset behind the last.
    public var end: Int64

    /// What the broker says of a partition.
    public init(_ input: InputPartition, committed: Int64?, tag: TransactionTag?, start: Int64, end: Int64) {
        (self.input, self.committed, self.tag, self.start, self.end) = (input, committed, tag, start, end)
    }
}

/// One record as it comes from a partition, its bytes apart.
public struct OfferedRecord: Sendable {
    /// Its offset.
    public var offset: Int64
    /// Its timestamp in milliseconds; `nil` where it has none.
    public var timestamp: Int64?

    /// A record.
    public init(offset: Int64, timestamp: Int64?) { (self.offset, self.timestamp) = (offset, timestamp) }
}
