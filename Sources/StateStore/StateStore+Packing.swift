// Blocks are never merged, so records that all grow leave free blocks of every size that they had. Packing
// moves all records together and gives the rest back, once that is worth it.

extension StateStore {
    /// Free blocks up to this many bytes are let be.
    private static let freeBytesLetBe = 1 << 20

    /// Packs the slab where more than a fifth of it is free.
    ///
    /// So it never takes much more than a quarter again of what records take, and a byte that is moved by
    /// growing is moved by packing four times at the most. Only between transactions: a rollback knows
    /// blocks by their locations.
    mutating func packIfWasteful() {
        guard slab.freeBytes > Self.freeBytesLetBe, slab.freeBytes > slab.usedBytes / 4,
            undoLog.steps.isEmpty
        else { return }
        pack()
    }

    /// Dues name keys by their tags, not by where their records lie, so they stay as they are.
    private mutating func pack() {
        var packed = Slab()
        packed.takeLargeBlocks(of: &slab)
        for slot in 0..<index.slots {
            let location = index[slot].location
            guard location != .none, !location.isLarge, let old = slab.block(at: location) else { continue }
            let (place, block) = packed.allocate(old.bytes)
            block.start.copyMemory(from: old.start, byteCount: old.bytes)
            index.relocate(slot, to: place)
        }
        swap(&slab, &packed)
    }
}
