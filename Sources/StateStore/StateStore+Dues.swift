extension StateStore {
    /// Takes the earliest due before a bound away from its key and leaves the value as it is.
    ///
    /// Equal dues come in the order of their keys' bytes, keys that begin with 0xFE or 0xFF first.
    ///
    /// - Parameters:
    ///   - bound: Milliseconds since the epoch.
    ///   - inclusive: Whether a due equal to `bound` counts.
    ///   - key: Receives the key.
    /// - Returns: The due in milliseconds; `nil` where none lies before the bound. Cost: O(log n).
    public mutating func popDue(before bound: Int64, inclusive: Bool, key: inout [UInt8]) -> Int64? {
        guard let due = nextDue(before: bound, inclusive: inclusive, into: &key) else { return nil }
        tied.dropFirst()
        if let found = find(key.span) { clearDue(found) }
        return due
    }

    /// The earliest due before a bound, which stays its key's; else as ``popDue(before:inclusive:key:)``.
    public mutating func nextDue(before bound: Int64, inclusive: Bool, into key: inout [UInt8]) -> Int64? {
        while true {
            while !tied.isEmpty {
                guard tied.due < bound || (inclusive && tied.due == bound) else { return nil }
                tied.copyFirst(into: &key)
                if let found = find(key.span), found.block.due == tied.due { return tied.due }
                tied.dropFirst()
            }
            guard let due = heap.first?.due, due < bound || (inclusive && due == bound) else { return nil }
            gather(due)
            if tied.isEmpty { continue }  // All entries of that due were stale.
            tied.copyFirst(into: &key)
            return due
        }
    }

    /// Notes the due of a record that had none.
    mutating func enqueue(_ due: Int64, _ tag: UInt32) {
        guard due != Block.noDue else { return }
        dueCount += 1
        push(due, tag)
    }

    /// Notes another due of a record; one that stays is queued already.
    mutating func requeue(from former: Int64, to due: Int64, _ tag: UInt32) {
        guard due != former else { return }
        if former != Block.noDue { dueCount -= 1 }
        enqueue(due, tag)
    }

    private mutating func push(_ due: Int64, _ tag: UInt32) {
        if !tied.isEmpty, due <= tied.due { scatter() }
        if heap.count > dueCount + dueCount / 2 + 64 { compactHeap() }
        heap.push(DueHeap.Entry(due: due, tag: tag))
    }

    /// Puts keys that were gathered back into the heap: an earlier due, or one more of the same, came.
    mutating func scatter() {
        var key: [UInt8] = []
        while !tied.isEmpty {
            tied.copyFirst(into: &key)
            tied.dropFirst()
            if let found = find(key.span), found.block.due == tied.due {
                heap.push(DueHeap.Entry(due: tied.due, tag: index[found.slot].tag))
            }
        }
    }

    private mutating func gather(_ due: Int64) {
        tied.begin(due)
        var last: UInt32?
        while let entry = heap.first, entry.due == due {
            if entry.tag != last { gather(entry) }
            last = entry.tag
            heap.popFirst()
        }
        tied.sort()
        foreseeNextDue()
    }

    private mutating func gather(_ entry: DueHeap.Entry) {
        var slot = holder(of: entry, from: index.home(entry.tag))
        while let at = slot {
            note(at)
            if let block = slab.block(at: index[at].location) { tied.append(block.key) }
            slot = holder(of: entry, from: index.next(at))
        }
    }

    private func holds(_ entry: DueHeap.Entry) -> Bool {
        holder(of: entry, from: index.home(entry.tag)) != nil
    }

    /// The first record from `start` on that has the entry's tag and due.
    private func holder(of entry: DueHeap.Entry, from start: Int) -> Int? {
        var slot = start
        while true {  // Bound: the table is never full.
            let found = index[slot]
            if found.location == .none { return nil }
            if found.tag == entry.tag, let block = slab.block(at: found.location), block.due == entry.due {
                return slot
            }
            slot = index.next(slot)
        }
    }

    private mutating func compactHeap() {
        var kept = DueHeap()
        swap(&kept, &heap)
        kept.compact(keeping: { holds($0) }, foreseeing: { foresee($0, isNear: $1) }, ofAtMost: dueCount)
        swap(&kept, &heap)
    }
}
