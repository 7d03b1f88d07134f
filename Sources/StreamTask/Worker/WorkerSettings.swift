/// What a worker is run under (CONTRACT 5).
public struct WorkerSettings: Sendable {
    /// Milliseconds after which a transaction closes.
    public var commitInterval: Int64 = 100
    /// Input records after which a transaction closes.
    public var commitRecords = 20_000
    /// Milliseconds after which the broker gives a transaction up: `transaction.timeout.ms`.
    public var transactionTimeout: Int64 = 10_000
    /// Whether task time follows the wall clock where a task has read everything; else it moves with events
    /// alone.
    public var followsWall = true
    /// Where a group without state begins to read.
    public var offsetReset = OffsetReset.earliest
    /// `--accept-gap`: committed offsets that the log does not hold any more are taken to its nearest end.
    public var acceptsGap = false
    /// Bytes of state above which no more records are taken (`state-memory`, this worker's share of it);
    /// `nil`: no bound.
    public var stateLimit: Int?
    /// Tags of this worker's transactions count up from here; random, so that no two workers share one.
    public var firstTag: UInt64
    /// What the live tasks need.
    public var live: LiveSettings

    /// A bug that a simulation plants.
    package var planted: PlantedFault?

    /// CONTRACT's defaults.
    public init(live: LiveSettings, firstTag: UInt64) { (self.live, self.firstTag) = (live, firstTag) }

    /// librdkafka's `auto.offset.reset`, for a group without state alone.
    public enum OffsetReset: String, Sendable, CaseIterable {
        case earliest, latest, none
    }

    /// Milliseconds to wait where there is nothing to do: the broker's events end it sooner.
    static let idleWait: Int64 = 1_000
    /// Milliseconds between two questions for ends, while clocks wait for the wall.
    static let endsInterval: Int64 = 200
    /// Milliseconds between two questions for the changelog's ends.
    static let positionInterval: Int64 = 1_000
    /// Milliseconds between two notes of a task at rest on the disk.
    static let freshInterval: Int64 = 600_000
    /// Questions in a row without an answer after which the clients that ask are made anew.
    static let patience = 5
    /// Records of the changelog's tail that are put on the disk at once.
    static let tailPiece = 20_000
    /// Milliseconds that a stop may take before the open transaction is left to the broker.
    static let stopLimit: Int64 = 20_000
    /// Milliseconds after which a task that was revoked is not taken up again: tombstones behind its position
    /// may be gone from the changelog by then.
    static let parkLimit: Int64 = 3_600_000
    /// The first and the longest pause between two attempts, in milliseconds.
    static let pauses: ClosedRange<Int64> = 100...10_000
    /// Records that are processed in one go.
    static let stepRecords = 256
    /// Bytes of outputs above which they are handed over before the transaction closes. So large because a
    /// hand-over with a partition that is new to the transaction costs two milliseconds of CPU: librdkafka
    /// 2.0.2 waits busily for one before and for one after it asks the coordinator.
    static let stepBytes = 4 << 20
}
