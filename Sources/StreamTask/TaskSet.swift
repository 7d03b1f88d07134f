public import Classification
public import LogModel
public import OrderDomain
internal import StateStore
public import Wire

/// The tasks of a process, fed with the records of all their partitions in merged order (CONTRACT 4).
///
/// Sans-I/O: prepared records in by ``admit(_:)``, ``fireNext()`` and ``apply(_:)``, outputs in
/// ``outputs``. A function of the records and the settings alone.
public struct TaskSet: ~Copyable {
    /// What has to go out; the caller empties it.
    public var outputs = OutputBuffer()
    /// Records that went to the dead letters, by reason.
    public internal(set) var deadLetters: [BadRecord.Reason: Int] = [:]
    /// Tracks that wait for a link which nobody sends, because no `partitioner` is configured.
    public internal(set) var unroutedTracks = 0

    var bench: Workbench
    var hop = WaybillHop()
    private var tasks: [Int32: StreamTask] = [:]
    /// The keys of ``tasks``.
    private(set) var taskNumbers: [Int32] = []
    /// The tasks of small numbers at their number, because a look-up in ``tasks`` costs more than what it
    /// often leads to.
    private var nearTasks: [Unmanaged<StreamTask>?] = []
    private static let nearTaskLimit: Int32 = 1_024
    /// Where the record that was admitted last is to be applied.
    var admitted = AdmittedRecord()
    /// Reads kept tracks again when their link releases them.
    var preparer: Preparer
    let unlinkedAfter: TimeSpan
    let topics: TopicNames
    /// Whether the task at hand still reads a backlog: links to its waybills come from other tasks, whose
    /// backlog may be read later, so that what waits for them must not fall due in the meantime.
    var linksMayLag = false
    /// How the tasks of a live worker differ from a replay's; `nil` in a replay.
    let live: LiveSettings?

    /// Tasks without state.
    ///
    /// - Parameter live: Given where the tasks are a live worker's: their changes can then be taken back,
    ///   and the waybill hop goes over topics.
    public init(table: CompiledTable, settings: TaskSettings, live: LiveSettings? = nil) {
        bench = Workbench(tableVersion: table.version, settings: settings)
        preparer = Preparer(table: table, settings: settings)
        (unlinkedAfter, topics, self.live) = (settings.unlinkedAfter, settings.topics, live)
    }

    /// Orders whose state is held, over all tasks.
    public var orderCount: Int { tasks.values.reduce(0) { $0 + $1.orderCount } }
    /// Bytes that the orders' state takes, over all tasks.
    public var residentBytes: Int { tasks.values.reduce(0) { $0 + $1.residentBytes } }
    /// Tracks that no order has received.
    public var heldTracks: Int { hop.heldCount }

    /// Applies the next record of the merged order: everything that falls due before it, then itself.
    ///
    /// ``Preparer/prepare(_:)``, ``admit(_:)``, ``fireNext()`` and ``apply(_:)`` in one: what a jump of
    /// time fires gathers in ``outputs``, so a caller with a bound on them calls the four.
    public mutating func process(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(CorruptState) {
        var prepared = PreparedRecord()
        (prepared.record, prepared.role, prepared.clock) = (copy record, role, clock)
        preparer.prepare(&prepared)
        guard try admit(prepared) else { return }
        while try fireNext() {}
        try apply(prepared)
    }

    /// How many records ahead of its own a key is foreseen, first in the index, then with its record.
    public static let foresight = (index: 8, record: 4)

    /// Asks the memory for the state of an order whose record is soon to come; nothing else depends on it.
    ///
    /// Changes nothing. Mutating all the same: a borrowed set would be handed over as a copy of 2.6 KB.
    ///
    /// - Parameters:
    ///   - key: The record's key; one that names no order costs the look and no more.
    ///   - isNear: Whether the record is ``foresight``'s nearer distance away.
    public mutating func foresee(_ key: Span<UInt8>, partition: Int32, isNear: Bool) {
        guard partition >= 0 && partition < nearTasks.count, let task = nearTasks[Int(partition)] else {
            return
        }
        // A reference counted up and down twice a record would cost as much as what is done here.
        task._withUnsafeGuaranteedRef { isNear ? $0.foreseeOrder(key) : $0.foreseeIndex(key) }
    }

    /// The task of a partition number, if it has been opened.
    func task(_ number: Int32) -> StreamTask? {
        if number >= 0 && number < nearTasks.count { return nearTasks[Int(number)]?.takeUnretainedValue() }
        return tasks[number]
    }

    /// The task of a partition number, opened where it is new.
    mutating func openTask(_ number: Int32) -> StreamTask {
        if let task = task(number) { return task }
        let task = StreamTask(number: number, partitionCount: live?.partitionCount)
        tasks[number] = task
        taskNumbers.append(number)
        if number >= 0 && number < Self.nearTaskLimit {
            while nearTasks.count <= number {
                nearTasks.append(tasks[Int32(nearTasks.count)].map(Unmanaged.passUnretained))
            }
            nearTasks[Int(number)] = .passUnretained(task)
        }
        return task
    }

    /// Forgets a task's state here; its directory stays open, and is written anew with what comes.
    mutating func discard(_ number: Int32) {
        task(number)?.store.removeAll()
        task(number)?.takesTail = false
    }

    /// Forgets a task and its state.
    mutating func closeTask(_ number: Int32) {
        guard tasks.removeValue(forKey: number) != nil else { return }
        taskNumbers.removeAll { $0 == number }
        if number >= 0 && number < nearTasks.count { nearTasks[Int(number)] = nil }
    }

    /// Sends a record to the dead letters: it changes no state and moves no clock (CONTRACT 1).
    mutating func deadLetter(_ record: borrowing Record, _ bad: BadRecord, at timestamp: Instant) {
        deadLetters[bad.reason, default: 0] += 1
        var headers: [Header] = []
        func add(_ name: StaticString, _ value: [UInt8]?) {
            headers.append(Header(name: name.bytes, value: value))
        }
        add("dl.topic", record.topic)
        add("dl.partition", Array(String(record.partition).utf8))
        add("dl.offset", record.offset < 0 ? nil : Array(String(record.offset).utf8))
        add("dl.reason", bad.reason.name.bytes)
        add("dl.error", Array(bad.detail.utf8))
        outputs.emitDeadLetter(record, reasons: headers, at: timestamp, limit: live?.maxRecordBytes ?? .max)
    }
}

extension StaticString {
    /// Its UTF-8, copied.
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
