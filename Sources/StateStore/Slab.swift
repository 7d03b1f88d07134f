/// Memory for records in blocks of a few sizes (``SizeClass``), with a free list a size.
///
/// Blocks are cut from chunks of 2 MiB as they are asked for, whatever their class, or from a larger
/// block that is free. One that becomes free is joined with the free ones right behind it; with those in
/// front it is not, until its chunk's records were all moved elsewhere (``abandon(_:)``) and it begins
/// anew.
struct Slab: ~Copyable {
    /// `nil` for a chunk that went back.
    private var chunks: [UnsafeMutableRawPointer?] = []
    /// Bytes on free lists, a chunk.
    private var freeInChunk: [Int] = []
    /// Chunks that went back to the kernel.
    private var unmapped: [Int] = []
    /// The chunk that blocks are cut from, and how much of it was.
    private var current = -1
    private var used = hugePage
    private var freeLists = [UInt32](repeating: 0, count: SizeClass.count)
    /// Of the classes of steps of 16 bytes those whose lists have a block, a bit each.
    private var listed = [UInt64](repeating: 0, count: SizeClass.fine / 64)
    private var large = LargeBlocks()
    /// Bytes of the blocks in use; large ones apart.
    private(set) var usedBytes = 0
    /// Bytes of the blocks on free lists.
    private(set) var freeBytes = 0

    init() {}

    deinit { for case let chunk? in chunks { unmapPages(chunk, hugePage) } }

    /// Bytes taken from the kernel and touched; blocks on free lists count.
    var residentBytes: Int {
        max(0, chunks.count - unmapped.count - 1) * hugePage + (chunks.isEmpty ? 0 : used) + large.bytes
    }

    /// The block at a location that ``allocate(_:)`` gave; `nil` where it was a large one that is gone.
    func block(at location: BlockLocation) -> Block? {
        if location.isLarge { return large.block(location.number) }
        return chunks[location.chunk].map { Block(start: $0 + location.offset) }
    }

    /// A block for `bytes`, its head not yet written.
    mutating func allocate(_ bytes: Int) -> (BlockLocation, Block) {
        guard bytes <= SizeClass.largest else {
            let (number, block) = large.allocate(bytes)
            return (BlockLocation(large: number), block)
        }
        let size = SizeClass.holding(bytes)
        usedBytes += SizeClass.size(size)
        let (location, block) = takeFree(size) ?? cutFree(size) ?? carve(SizeClass.size(size))
        block.step = 0  // Not free any more, although its head is not written yet.
        return (location, block)
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

    /// Whether a record of `bytes` would get a block of the same size as `block` has.
    func fits(_ bytes: Int, _ block: Block, at location: BlockLocation) -> Bool {
        if location.isLarge { return bytes > SizeClass.largest && large.fits(bytes, location.number) }
        return bytes <= SizeClass.largest && SizeClass.holding(bytes) == SizeClass.holding(block.bytes)
    }

    private mutating func carve(_ bytes: Int) -> (BlockLocation, Block) {
        if hugePage - used < bytes { openChunk() }
        let location = BlockLocation(chunk: current, offset: used)
        used += bytes
        guard let block = block(at: location) else { fatalError("state: the chunk in use is not there") }
        return (location, block)
    }

    private mutating func openChunk() {
        // What is left of the old chunk becomes free blocks, the largest first.
        while hugePage - used >= SizeClass.size(1) {
            let left = min(hugePage - used, SizeClass.largest)
            var size = SizeClass.holding(left)
            if SizeClass.size(size) > left { size -= 1 }
            let location = BlockLocation(chunk: current, offset: used)
            used += SizeClass.size(size)
            guard let block = block(at: location) else { break }
            block.claim(SizeClass.size(size))
            putFree(location, block, size)
        }
        if let chunk = unmapped.popLast() {
            chunks[chunk] = mapPages(hugePage)
            current = chunk
        } else {
            chunks.append(mapPages(hugePage))
            freeInChunk.append(0)
            current = chunks.count - 1
        }
        used = Self.firstOffset(current)
    }

    /// Location 0 means none, so the first unit of the first chunk stays unused.
    private static func firstOffset(_ chunk: Int) -> Int { chunk == 0 ? BlockLocation.unit : 0 }
}

// Free lists, linked both ways: a chunk that is given up takes its free blocks out of their middle.

extension Slab {
    private mutating func takeFree(_ size: Int) -> (BlockLocation, Block)? {
        let location = BlockLocation(rawValue: freeLists[size])
        guard location != .none, let block = block(at: location) else { return nil }
        unlink(location, block, size)
        return (location, block)
    }

    /// Joins a block that becomes free with those that are free right behind it.
    ///
    /// - Returns: The class of the whole.
    private mutating func joinFree(_ location: BlockLocation, _ block: Block, _ size: Int) -> Int {
        var bytes = SizeClass.size(size)
        let end = location.chunk == current ? used : hugePage
        while location.offset + bytes + SizeClass.size(1) <= end {
            let next = Block(start: block.start + bytes)
            guard next.step == Block.freeStep else { break }
            let nextSize = SizeClass.holding(next.bytes)
            let sum = bytes + SizeClass.size(nextSize)
            guard sum <= SizeClass.size(SizeClass.fine - 1) else { break }
            unlink(BlockLocation(chunk: location.chunk, offset: location.offset + bytes), next, nextSize)
            bytes = sum
        }
        guard bytes > SizeClass.size(size) else { return size }
        block.claim(bytes)
        return SizeClass.holding(bytes)
    }

    /// A block cut from a larger one; what is left of that is a block too.
    private mutating func cutFree(_ size: Int) -> (BlockLocation, Block)? {
        // The least that can be a block of its own is left.
        guard let larger = listedClass(from: size + 2), let (location, block) = takeFree(larger) else {
            return nil
        }
        let (bytes, left) = (SizeClass.size(size), SizeClass.size(larger) - SizeClass.size(size))
        let rest = Block(start: block.start + bytes)
        rest.claim(left)
        putFree(
            BlockLocation(chunk: location.chunk, offset: location.offset + bytes), rest,
            SizeClass.holding(left))
        return (location, block)
    }

    /// The largest class from `first` on, among those of steps of 16 bytes, whose list has a block: what is
    /// left of a large block is of use, what is left of one that nearly fits is not.
    private func listedClass(from first: Int) -> Int? {
        for word in stride(from: listed.count - 1, through: first / 64, by: -1) where listed[word] != 0 {
            let largest = word * 64 + 63 - listed[word].leadingZeroBitCount
            return largest >= first ? largest : nil
        }
        return nil
    }

    private mutating func setList(_ size: Int, to location: BlockLocation) {
        freeLists[size] = location.rawValue
        guard size < SizeClass.fine else { return }
        let bit = UInt64(1) << UInt64(size % 64)
        if location == .none { listed[size / 64] &= ~bit } else { listed[size / 64] |= bit }
    }

    private mutating func putFree(_ location: BlockLocation, _ block: Block, _ bare: Int) {
        let size = joinFree(location, block, bare)
        let next = BlockLocation(rawValue: freeLists[size])
        block.step = Block.freeStep
        block.links = (next, .none)
        if next != .none { self.block(at: next)?.links.former = location }
        setList(size, to: location)
        freeBytes += SizeClass.size(size)
        freeInChunk[location.chunk] += SizeClass.size(size)
    }

    private mutating func unlink(_ location: BlockLocation, _ block: Block, _ size: Int) {
        let (next, former) = block.links
        if former == .none {
            setList(size, to: next)
        } else {
            self.block(at: former)?.links.next = next
        }
        if next != .none { self.block(at: next)?.links.former = former }
        freeBytes -= SizeClass.size(size)
        freeInChunk[location.chunk] -= SizeClass.size(size)
    }
}

// Giving chunks up.

extension Slab {
    /// The full chunk of which most is free; `nil` where none has any.
    ///
    /// Cost: a nanosecond a chunk.
    func wastefulChunk() -> Int? {
        var most: (chunk: Int, free: Int)?
        for chunk in freeInChunk.indices where chunk != current && freeInChunk[chunk] > most?.free ?? 0 {
            most = (chunk, freeInChunk[chunk])
        }
        return most?.chunk
    }

    /// Takes a full chunk's free blocks off their lists, so that none of them is allocated again.
    ///
    /// - Returns: Where its records are; they are to be moved and their blocks not to be released.
    mutating func condemn(_ chunk: Int) -> [BlockLocation] {
        var records: [BlockLocation] = []
        var offset = Self.firstOffset(chunk)
        while hugePage - offset >= SizeClass.size(1) {
            let location = BlockLocation(chunk: chunk, offset: offset)
            guard let block = block(at: location) else { break }
            let size = SizeClass.holding(block.bytes)
            if block.step == Block.freeStep {
                unlink(location, block, size)
            } else {
                records.append(location)
                usedBytes -= SizeClass.size(size)
            }
            offset += SizeClass.size(size)
        }
        return records
    }

    /// Gives a chunk back to the kernel of which no block is in use any more.
    mutating func abandon(_ chunk: Int) {
        if let pages = chunks[chunk] { unmapPages(pages, hugePage) }
        chunks[chunk] = nil
        unmapped.append(chunk)
    }
}
