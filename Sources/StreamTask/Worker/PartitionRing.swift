internal import LogModel
internal import OrderDomain

/// The records of one input partition that are at hand, decoded, in the order of their offsets; classified
/// once the first of them is wanted. Bounded by its capacity; its buffers are reused.
final class PartitionRing {
    /// Slots: what librdkafka has fetched waits in its own queue, so few are enough.
    static let capacity = 128

    let input: InputPartition
    /// Where it began to read.
    let start: Int64
    /// The offset behind the last record applied: what is committed.
    @exclusivity(unchecked) private(set) var nextOffset: Int64
    /// ``nextOffset`` as the group has it; `nil` where it has none.
    @exclusivity(unchecked) var committed: Int64?
    /// The place of the last record applied, and whether it had a good timestamp to stand on (R2.0).
    @exclusivity(unchecked) private(set) var applied = TaskRecord.Input()
    /// The turn in which it was last asked for.
    @exclusivity(unchecked) var polledTurn: UInt64 = 0

    private let slots: UnsafeMutablePointer<PreparedRecord>
    private let places: UnsafeMutablePointer<TaskRecord.Input>
    @exclusivity(unchecked) private var head = 0
    @exclusivity(unchecked) private(set) var count = 0
    /// How many of the last records are still to be classified.
    @exclusivity(unchecked) private var unread = 0
    /// How far was fetched, transaction markers included.
    @exclusivity(unchecked) private var reached: Int64
    /// Where the broker said last that the partition ends; `nil` where it has not.
    @exclusivity(unchecked) private(set) var end: Int64?
    @exclusivity(unchecked) private var endOfFile: Int64?
    /// The newest offered record's place.
    @exclusivity(unchecked) private var newest: TaskRecord.Input

    /// A ring that reads from `offset` on.
    ///
    /// - Parameter applied: What the task kept of the partition.
    init(_ input: InputPartition, from offset: Int64, applied: TaskRecord.Input) {
        self.input = input
        (start, nextOffset, reached, newest) = (offset, offset, offset, applied)
        self.applied = applied
        slots = .allocate(capacity: Self.capacity)
        for slot in 0..<Self.capacity { (slots + slot).initialize(to: PreparedRecord()) }
        places = .allocate(capacity: Self.capacity)
        places.initialize(repeating: TaskRecord.Input(), count: Self.capacity)
    }

    deinit {
        slots.deinitialize(count: Self.capacity)
        slots.deallocate()
        places.deallocate()
    }

    var isEmpty: Bool { count == 0 }
    var room: Int { Self.capacity - count }

    /// Whether it is known that the broker has no more of it than is at hand.
    var isEnded: Bool {
        if let endOfFile, endOfFile >= reached { return true }
        if let end, reached >= end { return true }
        return false
    }

    /// The place of the first record.
    var place: Instant { places[head].place ?? Instant(milliseconds: .min) }

    /// The first record, where it lies: handing it on as a value would copy a dozen references.
    ///
    /// Valid until it is removed; there must be one.
    var first: UnsafePointer<PreparedRecord> {
        UnsafePointer(slots + head)
    }

    /// The record so many places behind the first; `nil` where there is none.
    func record(behindFirst distance: Int) -> UnsafePointer<PreparedRecord>? {
        guard distance < count else { return nil }
        return UnsafePointer(slots + (head + distance) % Self.capacity)
    }

    /// Notes where the broker says that it ends.
    func note(end: Int64) { self.end = end }

    /// Notes its end-of-file event: everything up to there was fetched.
    func note(endOfFile offset: Int64) {
        endOfFile = offset
        reached = max(reached, offset)
    }

    /// Whether everything before `end` has been applied.
    func hasApplied(upTo end: Int64) -> Bool { isEmpty && reached >= end }

    /// Takes the first record out, as applied.
    func removeFirst() {
        nextOffset = slots[head].record.offset + 1
        applied = places[head]
        applied.nextOffset = nextOffset
        head = (head + 1) % Self.capacity
        count -= 1
    }

    /// What the task keeps of the partition.
    var kept: TaskRecord.Input {
        var kept = applied
        kept.nextOffset = nextOffset
        return kept
    }

    /// Puts a record behind the others; there must be room. ``last`` is then to be decoded, and
    /// ``settleLast()`` gives it its place.
    ///
    /// - Parameters:
    ///   - topic: Its topic's name.
    ///   - timestamp: Its own good timestamp; `nil` where it has none.
    ///   - wall: What `future` is judged against where it has none (CONTRACT 4).
    func append(
        _ topic: [UInt8], offset: Int64, timestamp: Instant?, wall: Instant, key: Span<UInt8>?,
        value: Span<UInt8>?, headers: [Header]
    ) {
        let slot = (head + count) % Self.capacity
        slots[slot].record.topic = topic
        slots[slot].record.fill(key: key, value: value, headers: headers)
        (slots[slot].record.partition, slots[slot].record.offset) = (input.partition, offset)
        slots[slot].role = input.topic.role ?? .service
        if let timestamp {
            newest.place = max(newest.place ?? timestamp, timestamp)
            newest.isKnown = true
        }
        let standIn = newest.place ?? Instant(milliseconds: .min)
        slots[slot].clock = RecordClock(
            timestamp: timestamp ?? standIn, isKnown: newest.isKnown, judge: timestamp ?? wall)
        (count, reached) = (count + 1, offset + 1)
        if input.topic.isPrepared { unread += 1 }
    }

    /// Classifies all that is at hand and has not been: many at a time, because decoding and classifying each
    /// fit the processor's cache of instructions, and both together do not.
    @inline(__always)
    func classify(by preparer: inout Preparer) {
        while unread > 0 {  // Bound: the ring.
            preparer.classify(&slots[(head + count - unread) % Self.capacity])
            unread -= 1
        }
    }

    /// The last record.
    var last: PreparedRecord {
        _read { yield slots[(head + count - 1) % Self.capacity] }
        _modify { yield &slots[(head + count - 1) % Self.capacity] }
    }

    /// Gives the last record its place. R2.0: until a partition's first good timestamp `occurredAt` stands in
    /// its stead.
    func settleLast() {
        if !newest.isKnown {
            if last.fault == nil, input.topic.isPrepared {
                newest.place = max(newest.place ?? last.event.at, last.event.at)
            }
            let place = newest.place ?? Instant(milliseconds: .min)
            last.clock.timestamp = place
            last.event.timestamp = place
        }
        places[(head + count - 1) % Self.capacity] = newest
    }
}

extension InputTopic {
    /// Whether its records are events of CONTRACT 1, to be decoded and classified.
    var isPrepared: Bool {
        switch self {
        case .orders, .tracks, .afterSales: true
        case .linkedTracks, .service, .waybillLinks: false
        }
    }
}
