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
    public func foreseeRecord(_ key: Span<UInt8>) {
        let tag = tag(key)
        var slot = index.home(tag)
        while true {  // Bound: the table is never full.
            let entry = index[slot]
            if entry.location == .none { return }
            if entry.tag == tag, let block = slab.block(at: entry.location) { return block.prefetch() }
            slot = index.next(slot)
        }
    }
}

extension Block {
    /// How much of a record is asked for: most orders fit.
    private static let foreseenBytes = 640

    fileprivate func prefetch() {
        for line in stride(from: 0, to: Self.foreseenBytes, by: 64) { qs_prefetch(start + line) }
    }
}
