internal import CXXHash

// What a caller that knows the next keys can spare itself: a read of a random key among many is two cache
// misses, which the memory serves beside other work when it is asked in time.

extension StateStore {
    /// Asks the memory for the key's place in the index. Changes nothing; about 5 ns.
    ///
    /// To be asked a few reads ahead of ``foreseeRecord(_:)``.
    public func foreseeIndex(_ key: Span<UInt8>) { index.prefetch(index.home(tag(key))) }

    /// Asks the memory for the key's record. Changes nothing; about 10 ns where the index is at hand.
    ///
    /// To be asked a few reads ahead of the key's own. Of two keys with one tag it may ask for the other's.
    public func foreseeRecord(_ key: Span<UInt8>) { foreseeRecord(tag(key)) }

    private func foreseeRecord(_ tag: UInt32) {
        var slot = index.home(tag)
        while true {  // Bound: the table is never full.
            let entry = index[slot]
            if entry.location == .none { return }
            if entry.tag == tag, let block = slab.block(at: entry.location) { return block.prefetch() }
            slot = index.next(slot)
        }
    }
}

// Dues come up in an order of their own, which no caller knows: the heap does.

extension StateStore {
    /// Asks the memory for the record that falls due next, and for the index's places of the two of which one
    /// follows it.
    func foreseeNextDue() {
        guard let next = heap.first else { return }
        foreseeRecord(next.tag)
        for follower in heap.followers { index.prefetch(index.home(follower.tag)) }
    }

    /// Asks the memory for what a look at the entry's record needs: its place in the index, or where that
    /// is at hand, the record's head.
    func foresee(_ entry: DueHeap.Entry, isNear: Bool) {
        let home = index.home(entry.tag)
        if !isNear { return index.prefetch(home) }
        let found = index[home]
        if found.tag == entry.tag, let block = slab.block(at: found.location) { qs_prefetch(block.start) }
    }
}

extension Block {
    /// How much of a record is asked for: most orders fit.
    private static let foreseenBytes = 640

    fileprivate func prefetch() {
        for line in stride(from: 0, to: Self.foreseenBytes, by: 64) { qs_prefetch(start + line) }
    }
}
