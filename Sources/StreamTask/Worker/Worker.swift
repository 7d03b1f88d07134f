public import Classification
internal import LogModel
public import OrderDomain
internal import Wire

/// The tasks of one thread and everything about their transactions, assignment, restore, rewind, fencing
/// and commits in doubt (DESIGN 2, 6).
///
/// Sans-I/O: ``next()`` says what to do, ``handle(_:)`` takes what came of it, so that a simulation can stand
/// in for Kafka. What it promises: input offsets, state changelog and outputs of a record are committed in
/// one transaction or not at all; a task's records are applied in the order of CONTRACT 4, each once. Not
/// thread-safe: a thread owns it.
public struct Worker: ~Copyable {
    /// What it has done since it was made.
    public internal(set) var counters = WorkerCounters()
    /// What it has to say since they were last taken; ``takeNotes()`` empties them.
    var notes: [WorkerNote] = []

    let settings: WorkerSettings
    var tasks: TaskSet
    var preparer: Preparer

    // MARK: Time

    /// Milliseconds of a clock that never goes back.
    var now: Int64 = 0
    /// The wall clock.
    var wall = Instant(milliseconds: 0)
    /// What failed is not tried again before; ``pause`` grows with each failure.
    var pausedUntil: Int64 = 0
    var pause = WorkerSettings.pauses.lowerBound

    // MARK: Assignment

    var stage = Stage.unassigned
    /// The tasks that are ours, by number.
    var inputs: [LiveInputs] = []
    /// Where each task's state stands in the changelog: reading from there on brings it up to date.
    var positions: [Int32: Int64] = [:]
    /// When the state that a task's directory gave was committed.
    var loadedAt: [Int32: Instant] = [:]
    /// Committed offsets as they were when the assignment was opened or fetched.
    var offsets: [InputPartition: PartitionOffsets] = [:]
    /// When the state that is kept without an assignment was left.
    var parkedAt: Int64 = 0
    var revocation: Revocation?
    var assignedNext: [InputPartition]?
    var restoredRecords = 0
    /// A topic has another number of partitions than the state: no assignment is taken up any more.
    var repartition: WorkerFault?

    // MARK: Transaction

    var hasProducer = false
    var transaction = Transaction.closed
    var begunAt: Int64 = 0
    var recordsInTransaction = 0
    var nextTag: UInt64
    /// What the last commit that was tried carried.
    var attempt: (offsets: [InputOffset], tag: TransactionTag)?
    /// Whether a call to commit ``attempt`` ended without an answer, and is made again.
    var isAttemptUnanswered = false
    /// Whether ``attempt`` may have happened or not.
    var isInDoubt = false
    /// Transactions taken back since one was committed, and why the last one was.
    var rewindsInRow = 0
    var rewindCause: WorkerFault?
    var mustFindTwin = false
    var mustRejoin = false
    /// Questions in a row that got no answer.
    var failures = 0
    /// Whether they were so many that the clients are made anew before anything else.
    var isStuck = false
    /// Whether it was told that faults keep it from working, and not yet that it works again.
    var isOutTold = false

    // MARK: Turns

    /// The place of the task in turn among ``inputs``.
    var current = 0
    /// Tasks visited since one of them had something to do.
    var idleVisits = 0
    var turn: UInt64 = 1
    /// Tracks without a way that were noted.
    var notedUnrouted = 0
    var taking: PartitionRing?
    var inHand: InHand?
    var lastAskedEnds: Int64 = .min / 2
    var lastAskedPositions: Int64 = .min / 2
    /// When all tasks were noted on the disk last.
    var lastFreshened: Int64 = 0
    /// Ends of the changelog that the next commit of their task makes its position.
    var askedPositions: [Int32: Int64] = [:]
    /// Whether a transaction is to note tasks of which it has nothing.
    var notesAtRest = false
    var endsAskedAt: (task: Int32, wall: Instant)?

    // MARK: End

    var stopAskedAt: Int64?
    /// Whether the changelog's ends were asked for, for a restart that reads next to nothing.
    var isNotedForStop = false
    var exit: WorkerExit?

    /// A worker without partitions.
    public init(table: CompiledTable, tasks: TaskSettings, settings: WorkerSettings) {
        self.tasks = TaskSet(table: table, settings: tasks, live: settings.live)
        preparer = Preparer(table: table, settings: tasks)
        self.settings = settings
        nextTag = settings.firstTag
    }

    /// How far the assignment has come.
    enum Stage: Equatable {
        case unassigned
        case offsetsNeeded
        case restoreNeeded
        case restoring
        case openNeeded
        case open
        /// It takes no records until it is restarted or given another assignment.
        case held
    }

    /// Where the transaction stands.
    enum Transaction: Equatable {
        case closed
        case open
        /// Its last outputs are written, the commit follows.
        case closing
        /// It cannot be committed.
        case aborting
    }

    /// The group takes the partitions back.
    struct Revocation: Equatable {
        var isLost: Bool
    }

    /// A record, or the wall, that lets clocks fire before anything else of its task.
    enum InHand {
        case record(PartitionRing)
        case wall(LiveInputs)
    }

    /// What must go out now; the driver produces it at ``WorkerAction/produce``.
    public var outputs: OutputBuffer { _read { yield tasks.outputs } }

    /// Takes its notes away.
    public mutating func takeNotes() -> [WorkerNote] {
        defer { notes.removeAll(keepingCapacity: true) }
        return notes
    }

    /// Says what time it is: before every ``next()``, or once for several in a row.
    ///
    /// - Parameters:
    ///   - now: Milliseconds of a clock that never goes back.
    ///   - wall: The wall clock.
    public mutating func tick(now: Int64, wall: Instant) { (self.now, self.wall) = (now, wall) }

    /// What to do next. Asked again without an answer, it says the same.
    public mutating func next() -> WorkerAction {
        do throws(CorruptState) {
            return try decide()
        } catch {
            exit = .corrupt(error)
            return .leave(.corrupt(error))
        }
    }

    /// In the order of urgency: what was begun is ended first.
    private mutating func decide() throws(CorruptState) -> WorkerAction {
        if let exit { return .leave(exit) }
        if let action = abandonedStop() { return action }
        if now < pausedUntil { return .wait(milliseconds: min(pausedUntil - now, WorkerSettings.idleWait)) }
        if mustFindTwin { return .findTwin }
        if isStuck { return .rejoin }
        if let action = try transactionAction() { return action }
        if revocation != nil { return .unassign }
        if stopAskedAt != nil { return stopAction() }
        if mustRejoin { return .rejoin }
        if !hasProducer { return .renewProducer }
        return try assignmentAction()
    }

    /// A stop ends within its limit, whatever the broker does: the transaction then times out there.
    private mutating func abandonedStop() -> WorkerAction? {
        guard let stopAskedAt, now - stopAskedAt > WorkerSettings.stopLimit else { return nil }
        if exit == nil { notes.append(.stopAbandoned) }
        exit = .done
        return .leave(.done)
    }

    /// Notes a failure that may pass; what failed is tried again after a pause.
    ///
    /// The second in a row is told as an outage: one alone is over before anybody could look.
    mutating func retry(after fault: WorkerFault) {
        pausedUntil = now + pause
        notes.append(.retrying(fault, pause: pause))
        if pause > WorkerSettings.pauses.lowerBound { tellOutage(fault) }
        pause = min(pause * 2, WorkerSettings.pauses.upperBound)
    }

    /// Something went well: the next failure is the first.
    mutating func recover() {
        (pausedUntil, pause, failures) = (0, WorkerSettings.pauses.lowerBound, 0)
        // Where the assignment was lost meanwhile, ``open()`` tells it.
        if isOutTold && stage == .open && revocation == nil { tellReady() }
    }

    /// More in a row than a rebalance or a fence can bring about.
    private static let rewindsOfAnOutage = 2

    private mutating func tellOutage(_ fault: WorkerFault) {
        if isOutTold || stopAskedAt != nil { return }
        isOutTold = true
        notes.append(.notReady(.fault(fault)))
    }

    /// Waits before a transaction is tried again that was taken back more than once in a row: everything but
    /// its commit went well, so that ``recover()`` knows nothing of it.
    mutating func pauseAfterRewind() {
        rewindsInRow += 1
        guard rewindsInRow > 1 else { return }
        let pauses = WorkerSettings.pauses
        let pause = min(pauses.lowerBound << min(rewindsInRow - 2, 10), pauses.upperBound)
        pausedUntil = now + pause
        let fault = rewindCause ?? WorkerFault(name: "rewound", text: "transactions do not come to their end")
        notes.append(.retrying(fault, pause: pause))
        if rewindsInRow > Self.rewindsOfAnOutage { tellOutage(fault) }
    }

    /// Tells that it takes records, save where no transaction has come to its end of late.
    mutating func tellReady() {
        if isOutTold && rewindsInRow > Self.rewindsOfAnOutage { return }
        isOutTold = false
        notes.append(.ready(inputs.map(\.number)))
    }
}

/// What a worker has done since it was made.
public struct WorkerCounters: Equatable, Sendable {
    /// Input records processed, those of transactions that were taken back among them.
    public var records = 0
    /// Output records, changelog included.
    public var outputs = 0
    /// Transactions committed.
    public var commits = 0
    /// Transactions taken back.
    public var aborts = 0
    /// Records read from the changelog.
    public var restored = 0
}
