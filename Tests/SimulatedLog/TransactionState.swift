package import StreamTask

/// What the transaction coordinator knows of one transactional id.
struct TransactionState {
    let transactionalID: String
    /// The producer id: one a transactional id.
    let producer: Int
    var epoch = 0
    var phase = Phase.empty
    /// Where the open transaction has written.
    var partitions: [PartitionPlace] = []
    /// The offsets in the open transaction.
    var offsets: [CommittedOffset] = []
    /// How the last transaction of this epoch ended.
    var lastEnd: (epoch: Int, isCommit: Bool)?

    enum Phase: Equatable {
        case empty
        case open(since: Int64)
        /// Decided; the markers are on their way, each to be written at its time.
        case ending(isCommit: Bool, markers: [Marker])
    }

    struct Marker: Equatable {
        var at: Int64
        /// `nil`: that of the partition of committed offsets.
        var place: PartitionPlace?
    }
}

/// A partition of the cluster.
struct PartitionPlace: Hashable {
    var topic: SimulatedTopic
    var partition: Int32
}

/// An offset that a group has committed, with its metadata.
package struct CommittedOffset: Equatable {
    package var input: InputPartition
    package var offset: Int64
    package var metadata: String
}

/// What a broker answers when it refuses.
enum BrokerFault: Error {
    /// The epoch is an older one.
    case fenced
    /// The transaction before is still being ended: ask again.
    case concurrentTransactions
    /// The member is not one of the group's generation.
    case staleMember
    /// A transaction that would change these offsets is not ended yet.
    case unstableOffsets
}
