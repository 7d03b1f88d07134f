internal import CXXHash

// A walk over all records in steps, between which the table may change as it likes.
//
// It goes by the records' tags and not by where they lie: a record never changes its tag, while its slot and
// its block do change when the table grows, when a neighbour is removed, when it is written.

extension StateStore {
    /// How far a walk has come.
    struct WalkPlace {
        /// Every record whose tag is smaller has been met.
        fileprivate var tag: UInt64 = 0

        /// Whether all have been met.
        var isAtEnd: Bool { tag > UInt64(UInt32.max) }
    }

    private static let slotsAStep = 64

    /// Calls `body` with the records of the next few slots, about fifty.
    ///
    /// A key that is in the table from the first step to the last is met once; one that comes or goes
    /// meanwhile once or not at all. Cost: a cache miss a record, mostly hidden.
    func walkStep(_ place: inout WalkPlace, _ body: (Block) -> Void) {
        let first = index.home(UInt32(truncatingIfNeeded: place.tag))
        let homes = first..<first + Self.slotsAStep
        forEachLocation(at: homes) { location in
            if let block = slab.block(at: location) { qs_prefetch(block.start) }
        }
        forEachLocation(at: homes) { location in
            if let block = slab.block(at: location), !block.isRemoved { body(block) }
        }
        place.tag = UInt64(homes.upperBound) * index.tagsASlot
    }

    /// The records whose search begins at one of the slots `homes`: they lie there, or behind up to the first
    /// empty slot, at the table's end around it.
    private func forEachLocation(at homes: Range<Int>, _ body: (BlockLocation) -> Void) {
        var (slot, passed) = (homes.lowerBound, 0)
        while passed < homes.count || index[slot].location != .none {  // Bound: the table is never full.
            let entry = index[slot]
            if entry.location != .none, homes.contains(index.home(entry.tag)) { body(entry.location) }
            slot = index.next(slot)
            passed += 1
        }
    }
}
