/// Dues in a heap, the earliest first: four children an entry, which lie in one or two cache lines, because a
/// heap of a hundred thousand dues is half as deep as with two.
///
/// Entries are never taken out of its middle: whoever pops one asks the records whether it still holds.
struct DueHeap {
    /// A due and the tag of the key that had it (``HashIndex``): it outlives the record's moves from block
    /// to block. It holds while a record of that tag has that due.
    struct Entry: Equatable {
        var due: Int64
        var tag: UInt32

        fileprivate func stands(before other: Entry) -> Bool {
            // Without a branch: which of four children is the earliest cannot be foretold.
            let isTied = due == other.due ? 1 : 0
            return (due < other.due ? 1 : 0) | (isTied & (tag < other.tag ? 1 : 0)) != 0
        }
    }

    private static let width = 4
    private var entries: [Entry] = []
    /// How many entries ahead ``compact(keeping:foreseeing:ofAtMost:)`` foresees.
    private static let (farAhead, nearAhead) = (16, 8)

    /// How many entries there are, stale ones too.
    var count: Int { entries.count }

    /// Bytes of the heap.
    var residentBytes: Int { entries.capacity * MemoryLayout<Entry>.stride }

    /// The earliest entry.
    var first: Entry? { entries.first }

    /// The entries of which one is the earliest behind ``first``.
    var followers: ArraySlice<Entry> { entries[min(1, entries.count)..<min(Self.width + 1, entries.count)] }

    /// Adds an entry.
    ///
    /// Cost: O(log n), O(1) for a due later than most.
    mutating func push(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / Self.width
            guard entry.stands(before: entries[parent]) else { break }
            entries[child] = entries[parent]
            child = parent
        }
        entries[child] = entry
    }

    /// Takes the earliest entry out, in O(log n).
    mutating func popFirst() {
        guard let last = entries.popLast(), !entries.isEmpty else { return }
        sink(last, from: 0)
    }

    /// Keeps the entries that hold.
    ///
    /// - Parameter foresee: Asked of each entry twice ahead of `holds`, first far from it, then near it.
    /// Cost: O(n), for every n entries that went stale. An entry that was pushed, went stale and was pushed
    /// again may stand twice; where many do, they are sorted out.
    mutating func compact(
        keeping holds: (Entry) -> Bool, foreseeing foresee: (Entry, _ isNear: Bool) -> Void,
        ofAtMost live: Int
    ) {
        var kept = 0
        for at in entries.indices {
            if at + Self.farAhead < entries.count { foresee(entries[at + Self.farAhead], false) }
            if at + Self.nearAhead < entries.count { foresee(entries[at + Self.nearAhead], true) }
            guard holds(entries[at]) else { continue }
            entries[kept] = entries[at]
            kept += 1
        }
        entries.removeSubrange(kept...)
        if entries.count > live + live / 2 { dropRepeated() }
        if entries.count < 2 { return }
        let lastParent = (entries.count - 2) / Self.width
        for at in stride(from: lastParent, through: 0, by: -1) { sink(entries[at], from: at) }
    }

    private mutating func dropRepeated() {
        entries.sort { $0.stands(before: $1) }
        var kept = 0
        for entry in entries where kept == 0 || entry != entries[kept - 1] {
            entries[kept] = entry
            kept += 1
        }
        entries.removeSubrange(kept...)
    }

    /// Puts `entry` into the hole at `start` or below it.
    private mutating func sink(_ entry: Entry, from start: Int) {
        // One check that the entries are unshared, not one a level.
        entries.withUnsafeMutableBufferPointer { entries in
            var hole = start
            while true {
                let first = Self.width * hole + 1
                guard first < entries.count else { break }
                var child = first
                for other in first + 1..<min(first + Self.width, entries.count) {
                    child = entries[other].stands(before: entries[child]) ? other : child
                }
                guard entries[child].stands(before: entry) else { break }
                entries[hole] = entries[child]
                hole = child
            }
            entries[hole] = entry
        }
    }
}
