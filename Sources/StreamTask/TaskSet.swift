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
    let unlinkedAfter: TimeSpan
    let topics: TopicNames

    /// Tasks without state.
    public init(table: CompiledTable, settings: TaskSettings) {
        bench = Workbench(table: table, settings: settings)
        (unlinkedAfter, topics) = (settings.unlinkedAfter, settings.topics)
    }

    /// Orders whose state is held, over all tasks.
    public var orderCount: Int { tasks.values.reduce(0) { $0 + $1.orderCount } }
    /// Bytes that the orders' state takes, over all tasks.
    public var residentBytes: Int { tasks.values.reduce(0) { $0 + $1.residentBytes } }
    /// Tracks that no order has received.
    public var heldTracks: Int { hop.heldCount }

    /// Applies the next record of the merged order: everything that falls due before it, then itself.
    ///
    /// - Throws: ``CorruptState``; the tasks are then unusable.
    public mutating func process(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(CorruptState) {
        bench.clearWords()
        do throws(BadRecord) {
            try decode(record, role: role, clock: clock)
        } catch {
            return deadLetter(record, error, at: clock.timestamp)
        }
        if role == .tracks && !isDirect(record) {
            try hopTrack(record, clock: clock)
        } else {
            try applyOwn(record, clock: clock)
        }
    }

    func task(_ number: Int32) -> StreamTask? { tasks[number] }

    mutating func openTask(_ number: Int32) -> StreamTask {
        if let task = tasks[number] { return task }
        let task = StreamTask(number: number)
        tasks[number] = task
        return task
    }

    private mutating func decode(
        _ record: borrowing Record, role: Role, clock: RecordClock
    ) throws(BadRecord) {
        try bench.decoder.decode(
            record.hasPayload ? record.payload.span : nil, role: role,
            timestamp: clock.isKnown ? clock.timestamp : nil, judge: clock.judge, into: &bench.event)
        bench.event.timestamp = clock.timestamp
    }

    /// R2.1: a track stays in its task where its key is its order, or where it has no key and names one.
    private func isDirect(_ record: borrowing Record) -> Bool {
        let event = bench.event
        if event.orderID.isEmpty { return false }
        return !record.hasKey || record.key.isEmpty
            || record.key.elementsEqual(event.heap[event.orderID.bounds])
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
