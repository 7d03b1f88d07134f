/// Dues in a binary heap, the earliest first.
///
/// Entries are never taken out of its middle: whoever pops one asks the record whether it still holds.
struct DueHeap {
    /// A due and the block of the record that had it.
    struct Entry: Equatable {
        var due: Int64
        var location: BlockLocation

        fileprivate func stands(before other: Entry) -> Bool {
            due != other.due ? due < other.due : location.rawValue < other.location.rawValue
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
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].stands(before: entries[child]) { child += 1 }
            guard entries[child].stands(before: last) else { break }
            entries[parent] = entries[child]
            parent = child
        }
        entries[parent] = last
    }

    /// Keeps the entries that hold, each once.
    ///
    /// Cost: O(n log n), for every n entries that went stale.
    mutating func compact(keeping holds: (Entry) -> Bool) {
        entries.removeAll { !holds($0) }
        entries.sort { $0.stands(before: $1) }  // A sorted array is a heap.
        var kept = 0
        for entry in entries where kept == 0 || entry != entries[kept - 1] {
            entries[kept] = entry
            kept += 1
        }
        entries.removeSubrange(kept...)
    }
}
