public import StateStore

/// What a worker has to say, for the log. The driver takes the notes after every action.
public enum WorkerNote: Equatable, Sendable {
    /// It owns these tasks and takes their records.
    case ready([Int32])
    /// It takes no records, and why.
    case notReady(NotReady)
    /// The group gave or took partitions.
    case assigned([Int32])
    /// The assignment went back.
    case revoked(isLost: Bool)
    /// State was read from the changelog: how many records.
    case restored(tasks: [Int32], records: Int)
    /// State was taken from a task's directory, which stands at this offset of the changelog.
    case stateLoaded(task: Int32, position: Int64)
    /// A task's directory is of no use, and its state is read from the changelog's beginning.
    case stateRebuilt(task: Int32, RebuildReason)
    /// Something failed and is tried again after a pause, in milliseconds.
    case retrying(WorkerFault, pause: Int64)
    /// A transaction was taken back, and its input is read again.
    case rewound(WorkerFault)
    /// The producer was thrown away.
    case producerRenewed
    /// Whether the commit in doubt had happened.
    case doubtResolved(wasCommitted: Bool)
    /// Nobody has our instance's name: the broker thought us gone.
    case noTwin
    /// An operator's gap was accepted: a partition, its committed offset and where reading goes on.
    case gapAccepted(InputPartition, committed: Int64, next: Int64)
    /// Tracks wait for links that nobody sends: `partitioner` is not configured. How many so far.
    case unrouted(Int)
    /// Waiting for the stop took too long: the open transaction is left to the broker.
    case stopAbandoned

    /// Why a worker takes no records.
    public enum NotReady: Equatable, Sendable {
        /// It has no partitions.
        case unassigned
        /// Kafka did not do what was asked, twice in a row; ``WorkerNote/ready(_:)`` follows when it does.
        case fault(WorkerFault)
        /// A committed offset that the log does not hold: until `--accept-gap` or a new group.
        case gap(InputPartition, committed: Int64?, start: Int64, end: Int64)
        /// The group has committed offsets, and the changelog has no state.
        case stateGone(Int32)
        /// `auto.offset.reset: none`, and the group has no offsets.
        case noOffsets(InputPartition)
        /// A task's six partitions did not come together.
        case split(Int32)
        /// The state takes more memory than `state-memory` allows, in bytes.
        case stateMemory(bytes: Int, limit: Int)
        /// A topic has another number of partitions than the state was made for.
        case repartitioned(WorkerFault)
    }
}
