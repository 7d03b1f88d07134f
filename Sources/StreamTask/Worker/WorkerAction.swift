public import StateStore

/// What a worker asks of its driver next. Each is answered by one ``WorkerInput`` before the next is asked
/// for; the driver decides nothing.
public enum WorkerAction: Equatable, Sendable {
    /// Nothing to do: wait for records, events of the group or the time, at most so many milliseconds.
    /// No answer.
    case wait(milliseconds: Int64)
    /// Throw the producer away, if there is one, make another of the same transactional id and let it end
    /// what its predecessor left open. Answers: `producerReady`, `producerFailed`.
    case renewProducer
    /// Ask for the stable committed offsets of all inputs of these tasks, and for the starts and ends of
    /// their logs. Answers: `offsets`, `failed`.
    case fetchOffsets([Int32])
    /// Begin to read these partitions of the changelog, each from its position to the high watermark that the
    /// broker reports now. Answers: `restoring`, `failed`, `changelogGone`.
    case restore([ChangelogPosition])
    /// Go on reading the changelog, a bounded piece: ``Worker/restore(partition:key:value:due:)`` a record.
    /// Answers: `restoring`, `restored`, `failed`.
    case readChangelog
    /// Fetch these inputs from these offsets on, and nothing else. Answers: `opened`, `failed`.
    case assign([InputOffset])
    /// Offer up to `limit` records of this input that are at hand: ``Worker/offer(_:key:value:headers:)`` a
    /// record, `endOfPartition` at its end, then `took`.
    case take(InputPartition, limit: Int)
    /// Begin a transaction. Answers: `begun`, `produceFailed`.
    case begin
    /// Produce ``Worker/outputs``. Answers: `produced`, `produceFailed`.
    case produce
    /// Put the offsets into the transaction, each with the tag as its metadata, and commit. Answers:
    /// `committed`, `commitFailed`.
    case commit([InputOffset], tag: TransactionTag)
    /// Abort the transaction. Answers: `aborted`, `producerFailed`.
    case abort
    /// Ask the broker where these inputs end. Answers: `ends`, `failed`.
    case askEnds(Int32)
    /// Ask the broker where these changelog partitions end. Answers: `changelogEnds`, `failed`.
    case askChangelogEnds([Int32])
    /// Give the assignment back. Answer: `unassigned`.
    case unassign
    /// Look for a member of the group that has our instance's name and is not this process. Answers: `twin`,
    /// `failed`.
    case findTwin
    /// Make the consumer and all other clients that ask anew, and subscribe again. Answers: `rejoined`,
    /// `failed`.
    case rejoin
    /// Leave the group and end with this exit code. No answer.
    case leave(WorkerExit)
}

/// A changelog partition and the offset to read from.
public struct ChangelogPosition: Hashable, Sendable {
    /// The partition's number, which is the task's.
    public var partition: Int32
    /// The first offset to read; `nil` for the beginning.
    public var offset: Int64?

    /// A position.
    public init(partition: Int32, offset: Int64?) { (self.partition, self.offset) = (partition, offset) }
}

/// An input partition and an offset of it.
public struct InputOffset: Hashable, Sendable {
    /// The partition.
    public var input: InputPartition
    /// The offset: the next to read.
    public var offset: Int64

    /// An offset of an input partition.
    public init(_ input: InputPartition, _ offset: Int64) { (self.input, self.offset) = (input, offset) }
}

/// What a transaction is known by: the metadata of every offset that it commits, so that a look at the
/// committed offsets tells whether it was the last one, also where it read nothing.
public struct TransactionTag: Hashable, Sendable {
    /// Unique among all transactions of the group.
    public var number: UInt64

    /// A tag.
    public init(number: UInt64) { self.number = number }

    /// The tag as an offset's metadata: 16 hex digits.
    public var text: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// A tag out of an offset's metadata; `nil` where that is another's.
    public init?(text: String) {
        guard text.utf8.count == 16, let number = UInt64(text, radix: 16) else { return nil }
        self.number = number
    }
}

/// How a worker ends (CONTRACT 5).
public enum WorkerExit: Equatable, Sendable {
    /// It was asked to stop, and everything that it had begun is committed.
    case done
    /// State that was made for another number of partitions, or another fault of the configuration: exit 2.
    case misconfigured(WorkerFault)
    /// A live twin of the same instance, by its client id: exit 3.
    case fenced(by: String)
    /// A fault of its own state: exit 4.
    case corrupt(CorruptState)
    /// The disk under its state refused something: exit 4. Nothing is lost, the changelog has it.
    case stateRefused(StateFailure)
}
