internal import StreamTask
internal import Synchronization

/// A run of records in merged order that threads load and prepare together, a slot a record.
///
/// Each slot is claimed by one thread, and read by another only after all have come together again: that
/// is what makes it safe to share, and why what comes out does not depend on how many threads there are.
final class RecordWindow: @unchecked Sendable {
    /// Slots are claimed this many at a time, decoded all, then classified all: each of these two fits the
    /// processor's cache of instructions, both together do not.
    static let stride = 64
    /// How far ahead a record's bytes are asked for.
    private static let foresight = 16

    private let slots: UnsafeMutableBufferPointer<PreparedRecord>
    private let claimed = Atomic<Int>(0)
    /// The position of the first record in the index's order.
    private var first = 0
    /// How many records it holds.
    private(set) var count = 0

    init(capacity: Int) {
        slots = .allocate(capacity: capacity)
        for slot in slots.indices { slots.initializeElement(at: slot, to: PreparedRecord()) }
    }

    deinit {
        slots.deinitialize()
        slots.deallocate()
    }

    /// Begins anew with the records of `positions`, at most as many as there are slots.
    func begin(_ positions: Range<Int>) {
        (first, count) = (positions.lowerBound, min(positions.count, slots.count))
        claimed.store(0, ordering: .relaxed)
    }

    /// Loads and prepares records until none is left unclaimed.
    func fill(_ loader: inout RecordLoader, from index: borrowing DumpIndex) {
        while true {  // Ends when all slots are claimed.
            let start = claimed.add(Self.stride, ordering: .relaxed).oldValue
            let end = min(start + Self.stride, count)
            if start >= end { return }
            for slot in start..<end {
                index.foresee(first + slot + Self.foresight)
                loader.load(first + slot, of: index, into: &slots[slot])
            }
            for slot in start..<end { loader.classify(&slots[slot]) }
        }
    }

    /// The record in a slot, once all threads have come together.
    subscript(slot: Int) -> PreparedRecord { _read { yield slots[slot] } }
}
