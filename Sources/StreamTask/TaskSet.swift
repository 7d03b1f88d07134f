public import Classification
public import LogModel
public import OrderDomain
public import Wire

/// The tasks of a process, fed with the records of all their partitions in merged order (CONTRACT 4).
///
/// Sans-I/O: records in by ``process(_:role:clock:)``, outputs in ``outputs``. A function of the records
/// and the settings alone.
public struct TaskSet: ~Copyable {
    /// What has to go out; the caller empties it.
    public var outputs = OutputBuffer()
    /// Records that went to the dead letters, by reason.
    public internal(set) var deadLetters: [BadRecord.Reason: Int] = [:]

    var bench: Workbench
    var hop = WaybillHop()
    var tasks: [Int32: StreamTask] = [:]
    /// The keys of ``tasks``.
    private(set) var taskNumbers: [Int32] = []
    /// The task asked for last: mostly the one that is asked for next.
    private var newestTask: StreamTask?
    /// The record that was admitted and waits to be applied.
    var admitted = AdmittedRecord()
    let unlinkedAfter: TimeSpan
    let topics: TopicNames
    let perishable: PerishableCategories

    /// Tasks without state.
    public init(table: CompiledTable, settings: TaskSettings) {
        bench = Workbench(table: table, settings: settings)
        (unlinkedAfter, topics) = (settings.unlinkedAfter, settings.topics)
        perishable = settings.perishable
    }

    /// Orders whose state is held, over all tasks.
    public var orderCount: Int { tasks.values.reduce(0) { $0 + $1.orderCount } }
    /// Bytes that the orders' state takes, over all tasks.
    public var residentBytes: Int { tasks.values.reduce(0) { $0 + $1.residentBytes } }
    /// Tracks that no order has received.
    public var heldTracks: Int { hop.heldCount }

    /// Applies the next record of the merged order: everything that falls due before it, then itself.
    ///
    /// ``admit(_:role:clock:)``, ``fireNext()`` and ``apply(_:clock:)`` in one: what a jump of time fires
    /// gathers in ``outputs``, so a caller with a bound on them calls the three.
    public mutating func process(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(CorruptState) {
        guard try admit(record, role: role, clock: clock) else { return }
        while try fireNext() {}
        try apply(record, clock: clock)
    }

    /// Reads the next record of the merged order and raises the time of the tasks that it will be applied
    /// in (CONTRACT 4).
    ///
    /// - Returns: Whether there is anything to apply: ``fireNext()`` until nothing is due, then
    ///   ``apply(_:clock:)``. A bad record and a duplicate change nothing.
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func admit(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(CorruptState) -> Bool {
        bench.clearWords()
        do throws(BadRecord) {
            try decode(record, role: role, clock: clock)
        } catch {
            deadLetter(record, error, at: clock.timestamp)
            return false
        }
        if role == .tracks && !isDirect(record) { return try admitHopping(record, clock: clock) }
        return try admitDirect(record, clock: clock)
    }

    /// The task of a partition number, if it has been opened.
    /// How many records ahead of its own a key is foreseen, first in the index, then with its record.
    public static let foresight = (index: 8, record: 4)

    /// Asks the memory for the state of an order whose record is soon to come; nothing else depends on it.
    ///
    /// - Parameters:
    ///   - key: The record's key; one that names no order costs the look and no more.
    ///   - isNear: Whether the record is ``foresight``'s nearer distance away.
    public mutating func foresee(_ key: Span<UInt8>, partition: Int32, isNear: Bool) {
        guard let task = task(partition) else { return }
        if isNear { task.foreseeOrder(key) } else { task.foreseeIndex(key) }
    }

    mutating func task(_ number: Int32) -> StreamTask? {
        if let newestTask, newestTask.number == number { return newestTask }
        newestTask = tasks[number]
        return newestTask
    }

    /// The task of a partition number, opened where it is new.
    mutating func openTask(_ number: Int32) -> StreamTask {
        if let task = task(number) { return task }
        let task = StreamTask(number: number)
        tasks[number] = task
        taskNumbers.append(number)
        newestTask = task
        return task
    }

    private mutating func decode(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(BadRecord) {
        try bench.decoder.decode(
            record.hasPayload ? record.payload.span : nil, role: role,
            timestamp: clock.isKnown ? clock.timestamp : nil, judge: clock.judge, into: &bench.event)
        bench.event.timestamp = clock.timestamp
        if bench.event.kind == .placed { bench.event.markPerishable(perishable) }
    }

    /// R2.1: a track stays in its task where its key is its order, or where it has no key and names one.
    private func isDirect(_ record: borrowing Record) -> Bool {
        let order = bench.event.orderID.bounds
        if order.isEmpty { return false }
        if !record.hasKey || record.key.isEmpty { return true }
        guard record.key.count == order.count else { return false }
        let (key, heap) = (record.key.span, bench.event.heap.span)
        for i in key.indices where key[i] != heap[order.lowerBound + i] { return false }
        return true
    }

    /// Sends a record to the dead letters: it changes no state and moves no clock (CONTRACT 1).
    mutating func deadLetter(_ record: borrowing Record, _ bad: BadRecord, at timestamp: Instant) {
        deadLetters[bad.reason, default: 0] += 1
        var headers = record.headers
        func add(_ name: StaticString, _ value: [UInt8]?) {
            headers.append(Header(name: name.bytes, value: value))
        }
        add("dl.topic", record.topic)
        add("dl.partition", Array(String(record.partition).utf8))
        add("dl.offset", record.offset < 0 ? nil : Array(String(record.offset).utf8))
        add("dl.reason", bad.reason.name.bytes)
        add("dl.error", Array(bad.detail.utf8))
        outputs.emitDeadLetter(record, headers: headers, at: timestamp)
    }
}

extension StaticString {
    /// Its UTF-8, copied.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
