/// Where a block is, in 32 bits: a unit of 16 bytes in the slab (up to 32 GiB), or the number of a
/// large block.
struct BlockLocation: Equatable {
    /// Bytes that a location counts in.
    static let unit = 16
    /// No block.
    static let none = BlockLocation(rawValue: 0)

    private static let largeBit: UInt32 = 1 << 31
    private static let unitsPerChunk = UInt32(hugePage / unit)

    /// The index keeps it as it is.
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(chunk: Int, offset: Int) {
        precondition(chunk < Int(Self.largeBit / Self.unitsPerChunk), "state: more than 32 GiB in one task")
        rawValue = UInt32(chunk) * Self.unitsPerChunk + UInt32(offset / Self.unit)
    }

    init(large number: Int) { rawValue = Self.largeBit | UInt32(number) }

    /// Whether the block has memory of its own.
    var isLarge: Bool { rawValue & Self.largeBit != 0 }

    /// A large block's number.
    var number: Int { Int(rawValue & ~Self.largeBit) }

    /// A slab block's chunk.
    var chunk: Int { Int(rawValue / Self.unitsPerChunk) }

    /// A slab block's first byte in its chunk.
    var offset: Int { Int(rawValue % Self.unitsPerChunk) * Self.unit }
}
