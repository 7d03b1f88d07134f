/// Dues in a binary heap, the earliest first.
///
/// Entries are never taken out of its middle: whoever pops one asks the records whether it still holds.
struct DueHeap {
    /// A due and the tag of the key that had it (``HashIndex``): it outlives the record's moves from block
    /// to block. It holds while a record of that tag has that due.
    struct Entry: Equatable {
        var due: Int64
        var tag: UInt32

        fileprivate func stands(before other: Entry) -> Bool {
            due != other.due ? due < other.due : tag < other.tag
        }
    }

    private var entries: [Entry] = []

    /// How many entries there are, stale ones too.
    var count: Int { entries.count }

    /// Bytes of the heap.
    var residentBytes: Int { entries.capacity * MemoryLayout<Entry>.stride }

    /// The earliest entry.
    var first: Entry? { entries.first }

    /// Adds an entry.
    ///
    /// Cost: O(log n), O(1) for a due later than most.
    mutating func push(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
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
    /// Cost: O(n), for every n entries that went stale. An entry that was pushed, went stale and was pushed
    /// again may stand twice; where many do, they are sorted out.
    mutating func compact(keeping holds: (Entry) -> Bool, ofAtMost live: Int) {
        entries.removeAll { !holds($0) }
        if entries.count > live + live / 2 { dropRepeated() }
        for at in stride(from: entries.count / 2 - 1, through: 0, by: -1) { sink(entries[at], from: at) }
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
        var hole = start
        while true {
            var child = 2 * hole + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].stands(before: entries[child]) { child += 1 }
            guard entries[child].stands(before: entry) else { break }
            entries[hole] = entries[child]
            hole = child
        }
        entries[hole] = entry
    }
}
