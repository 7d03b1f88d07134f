/// Memory for records in blocks of a few sizes (``SizeClass``), with a free list a size.
///
/// Blocks are cut from chunks of 2 MiB as they are asked for, whatever their class, and are never
/// merged or cut again: a location once given stays the start of a block of that size for good. Chunks are
/// given back when the slab ends.
struct Slab: ~Copyable {
    private var chunks: [UnsafeMutableRawPointer] = []
    /// Bytes handed out of the newest chunk.
    private var used = hugePage
    private var freeLists = [UInt32](repeating: 0, count: SizeClass.count)
    private var large = LargeBlocks()
    /// Bytes of the blocks in use; large ones apart.
    private(set) var usedBytes = 0
    /// Bytes of the blocks on free lists.
    private(set) var freeBytes = 0

    init() {}

    deinit { for chunk in chunks { unmapPages(chunk, hugePage) } }

    /// Bytes taken from the kernel and touched; blocks on free lists count.
    var residentBytes: Int { max(0, chunks.count - 1) * hugePage + (chunks.isEmpty ? 0 : used) + large.bytes }

    /// The block at a location that ``allocate(_:)`` gave; `nil` where it was a large one that is gone.
    func block(at location: BlockLocation) -> Block? {
        if location.isLarge { return large.block(location.number) }
        return Block(start: chunks[location.chunk] + location.offset)
    }

    /// A block for `bytes`, its head not yet written.
    mutating func allocate(_ bytes: Int) -> (BlockLocation, Block) {
        guard bytes <= SizeClass.largest else {
            let (number, block) = large.allocate(bytes)
            return (BlockLocation(large: number), block)
        }
        let size = SizeClass.holding(bytes)
        usedBytes += SizeClass.size(size)
        if let recycled = takeFree(size) { return recycled }
        return carve(SizeClass.size(size))
    }

    /// Puts a block back.
    ///
    /// It must hold the record it was last allocated for: its size tells its class.
    mutating func release(_ location: BlockLocation, _ block: Block) {
        if location.isLarge { return large.release(location.number) }
        let size = SizeClass.holding(block.bytes)
        usedBytes -= SizeClass.size(size)
        putFree(location, block, size)
    }

    /// Takes another slab's large blocks over; they stay where they are.
    mutating func takeLargeBlocks(of other: inout Slab) { swap(&large, &other.large) }

    /// Whether a record of `bytes` would get a block of the same size as `block` has.
    func fits(_ bytes: Int, _ block: Block, at location: BlockLocation) -> Bool {
        if location.isLarge { return bytes > SizeClass.largest && large.fits(bytes, location.number) }
        return bytes <= SizeClass.largest && SizeClass.holding(bytes) == SizeClass.holding(block.bytes)
    }

    private mutating func takeFree(_ size: Int) -> (BlockLocation, Block)? {
        let location = BlockLocation(rawValue: freeLists[size])
        guard location != .none, let block = block(at: location) else { return nil }
        freeLists[size] = UInt32(truncatingIfNeeded: block.due)
        freeBytes -= SizeClass.size(size)
        return (location, block)
    }

    private mutating func putFree(_ location: BlockLocation, _ block: Block, _ size: Int) {
        block.due = Int64(freeLists[size])
        freeLists[size] = location.rawValue
        freeBytes += SizeClass.size(size)
    }

    private mutating func carve(_ bytes: Int) -> (BlockLocation, Block) {
        if hugePage - used < bytes { openChunk() }
        let location = BlockLocation(chunk: chunks.count - 1, offset: used)
        used += bytes
        return (location, Block(start: chunks[location.chunk] + location.offset))
    }

    private mutating func openChunk() {
        // What is left of the old chunk becomes free blocks, the largest first.
        while hugePage - used >= SizeClass.size(1) {
            let left = min(hugePage - used, SizeClass.largest)
            var size = SizeClass.holding(left)
            if SizeClass.size(size) > left { size -= 1 }
            let location = BlockLocation(chunk: chunks.count - 1, offset: used)
            putFree(location, Block(start: chunks[location.chunk] + used), size)
            used += SizeClass.size(size)
        }
        chunks.append(mapPages(hugePage))
        // Location 0 means none, so the first unit of the first chunk stays unused.
        used = chunks.count == 1 ? BlockLocation.unit : 0
    }
}
