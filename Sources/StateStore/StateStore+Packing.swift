// Blocks are joined with those behind them alone, so records that all grow leave free blocks. Packing
// moves the records of the chunks that are emptiest elsewhere and begins those chunks anew, a few at a
// time, so that no commit waits for all records to be moved.

extension StateStore {
    /// Free blocks up to this many bytes are let be, and so is this part of what records take.
    private static let freeBytesLetBe = 1 << 18
    private static let freePartLetBe = 32
    /// As many chunks of 2 MiB are given up at a commit: about 5 ms.
    static let chunksACommit = 8

    /// Packs where more than a thirty-third of the slab is free.
    ///
    /// It could be that a byte moved by growing is moved by packing thirty-two times. It is not: records of
    /// one age lie side by side and grow one after the other, so that the emptiest chunk is nearly empty (a
    /// quarter in place of that part costs no less CPU in a replay). Only between transactions: a rollback
    /// knows blocks by their locations.
    mutating func packIfWasteful(mostChunks: Int) {
        var left = mostChunks
        while left > 0, isWasteful, undoLog.steps.isEmpty, let chunk = slab.wastefulChunk() {
            empty(chunk)
            left -= 1
        }
    }

    private var isWasteful: Bool {
        slab.freeBytes > Self.freeBytesLetBe && slab.freeBytes > slab.usedBytes / Self.freePartLetBe
    }

    /// Dues name keys by their tags, not by where their records lie, so they stay as they are.
    private mutating func empty(_ chunk: Int) {
        for location in slab.condemn(chunk) {
            guard let old = slab.block(at: location) else { continue }
            let (place, block) = slab.allocate(old.bytes)
            block.start.copyMemory(from: old.start, byteCount: old.bytes)
            index.relocate(slot(of: location, old), to: place)
        }
        slab.abandon(chunk)
    }
}
