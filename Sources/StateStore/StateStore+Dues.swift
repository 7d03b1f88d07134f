extension StateStore {
    /// Takes the earliest due before a bound away from its key and leaves the value as it is.
    ///
    /// Equal dues come in the order of their keys' bytes.
    ///
    /// - Parameters:
    ///   - bound: Milliseconds since the epoch.
    ///   - inclusive: Whether a due equal to `bound` counts.
    ///   - key: Receives the key.
    /// - Returns: The due in milliseconds; `nil` where none lies before the bound. Cost: O(log n).
    public mutating func popDue(before bound: Int64, inclusive: Bool, key: inout [UInt8]) -> Int64? {
        guard let due = nextDue(before: bound, inclusive: inclusive, into: &key) else { return nil }
        tied.dropFirst()
        if let found = find(key.span) {
            if !mayOverwrite(found.block) { undoLog.append(due: due, at: found.location) }
            found.block.due = Block.noDue
            dueCount -= 1
        }
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
            guard let due = earliestQueued(), due < bound || (inclusive && due == bound) else { return nil }
            gather(due)
        }
    }

    /// Notes the due of a record that is new to its block.
    mutating func enqueue(_ due: Int64, at location: BlockLocation) {
        guard due != Block.noDue else { return }
        dueCount += 1
        push(due, at: location)
    }

    /// Notes another due of a record that stays in its block.
    mutating func requeue(from former: Int64, to due: Int64, at location: BlockLocation) {
        guard due != former else { return }
        if former != Block.noDue { dueCount -= 1 }
        enqueue(due, at: location)
    }

    mutating func push(_ due: Int64, at location: BlockLocation) {
        if !tied.isEmpty, due <= tied.due { scatter() }
        if heap.count > 2 * dueCount + 64 { compactHeap() }
        heap.push(DueHeap.Entry(due: due, location: location))
    }

    /// Puts keys that were gathered back into the heap: an earlier due, or one more of the same, came.
    mutating func scatter() {
        var key: [UInt8] = []
        while !tied.isEmpty {
            tied.copyFirst(into: &key)
            tied.dropFirst()
            if let found = find(key.span), found.block.due == tied.due {
                heap.push(DueHeap.Entry(due: tied.due, location: found.location))
            }
        }
    }

    private mutating func earliestQueued() -> Int64? {
        while let entry = heap.first {
            if holds(entry) { return entry.due }
            heap.popFirst()
        }
        return nil
    }

    private mutating func gather(_ due: Int64) {
        tied.begin(due)
        while let entry = heap.first, entry.due == due {
            if holds(entry), let block = slab.block(at: entry.location) { tied.append(block.key) }
            heap.popFirst()
        }
        tied.sort()
    }

    private func holds(_ entry: DueHeap.Entry) -> Bool {
        guard let block = slab.block(at: entry.location) else { return false }
        return block.isCurrent && block.due == entry.due
    }

    private mutating func compactHeap() {
        var kept = DueHeap()
        swap(&kept, &heap)
        kept.compact(keeping: { holds($0) }, ofAtMost: dueCount)
        swap(&kept, &heap)
    }
}
