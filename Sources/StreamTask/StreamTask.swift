public import OrderDomain
internal import StateStore

/// One partition number over all input topics (CONTRACT 4): its orders and its time. Tasks share
/// nothing.
public final class StreamTask {
    /// The partition number.
    public let number: Int32
    /// The largest min(`occurredAt`, record timestamp) of the records applied; `nil` before the first.
    @exclusivity(unchecked) public private(set) var time: Instant?
    /// Unchecked: no closure that a store calls reaches the task again, and a check at each access cost
    /// more than the access.
    @exclusivity(unchecked) var store: StateStore
    /// What a live task keeps of itself; nothing of it is used in a replay.
    @exclusivity(unchecked) var record: TaskRecord
    /// Whether records of the changelog come behind what the directory gave: those are put down there too.
    var takesTail = false
    /// The state on the disk; `nil` in a replay, and where there is no `state-dir`.
    @exclusivity(unchecked) var directory: StateDirectory?
    /// ``record`` as the last commit left it.
    private var committedRecord: TaskRecord

    /// A task without state.
    ///
    /// - Parameter partitionCount: The partitions of every topic where the task is live, so that what it
    ///   does can be taken back; `nil` in a replay, where everything is final.
    init(number: Int32, partitionCount: Int32? = nil) {
        self.number = number
        store = StateStore(undo: partitionCount != nil)
        record = TaskRecord(partitionCount: partitionCount ?? 0)
        committedRecord = record
    }

    /// Raises the task's time; it never falls.
    func rise(to instant: Instant) {
        time = max(time ?? instant, instant)
    }

    /// Orders whose state is held.
    public var orderCount: Int { store.count }
    /// Bytes that the state takes, index and slack included.
    public var residentBytes: Int { store.residentBytes }

    /// Hands the state record of an order to `body`; `nil` where there is none.
    func withOrder<R>(_ key: Span<UInt8>, _ body: (Span<UInt8>?) -> R) -> R {
        store.withValue(key, body)
    }

    /// Asks the memory for what a later ``withOrder(_:_:)`` reads first.
    func foreseeIndex(_ key: Span<UInt8>) { store.foreseeIndex(key) }

    /// Asks the memory for the record that a later ``withOrder(_:_:)`` reads.
    func foreseeOrder(_ key: Span<UInt8>) { store.foreseeRecord(key) }

    /// Keeps the state record of an order, and when something of it falls due next.
    func keepOrder(_ key: Span<UInt8>, _ record: Span<UInt8>, due: Instant?) {
        store.stage(key, value: record, due: due?.milliseconds)
    }

    /// Forgets an order.
    func forgetOrder(_ key: Span<UInt8>) { store.remove(key) }

    /// The order that falls due next before `bound`, or at it where `inclusive`; of one due, by orderId.
    func nextDue(before bound: Instant, inclusive: Bool, into key: inout [UInt8]) -> Instant? {
        store.nextDue(before: bound.milliseconds, inclusive: inclusive, into: &key)
            .map(Instant.init(milliseconds:))
    }
}

// MARK: - Live tasks

extension StreamTask {
    /// The state as the last commit left it, and the time.
    func rollback() {
        store.rollback()
        record = committedRecord
        time = record.time
    }

    /// Makes everything since the last commit final; the task's record has been staged.
    ///
    /// - Throws: What the disk refused.
    func commit(at position: Int64, now: Instant) throws(StateFailure) {
        try settle(at: position, now: now)
        committedRecord = record
    }

    /// Takes the state's own record, once everything is restored.
    ///
    /// - Returns: Whether there is one: a task without it has no state.
    func adopt(_ restored: TaskRecord?) -> Bool {
        guard let restored else { return false }
        (record, committedRecord, time) = (restored, restored, restored.time)
        return true
    }
}
