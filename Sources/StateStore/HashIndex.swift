internal import CXXHash

/// Hash -> block location: one flat table of 8 bytes an entry, linear probing, at most three quarters
/// full.
///
/// An entry keeps the hash's upper 32 bits, its *tag*: enough to find the entry's home in a table of
/// any size, so that growing reads no record, and to pass over nearly every key that is not the one.
struct HashIndex: ~Copyable {
    private static let fewestBits = 9

    private var entries: UnsafeMutablePointer<UInt64>
    private var bits: Int
    /// Entries in use.
    private(set) var count = 0

    init() {
        bits = Self.fewestBits
        entries = Self.table(bits)
    }

    deinit { unmapPages(UnsafeMutableRawPointer(entries), 8 << bits) }

    /// Bytes of the table.
    var residentBytes: Int { 8 << bits }

    /// How many slots the table has.
    var slots: Int { 1 << bits }

    /// How many tags have one slot as their home.
    var tagsASlot: UInt64 { 1 << UInt64(32 - bits) }

    /// Makes room for that many entries at once.
    mutating func reserve(_ entries: Int) {
        while entries * 4 > slots * 3 { grow() }
    }

    /// Where the search for `tag` begins.
    @inline(__always)
    func home(_ tag: UInt32) -> Int { Int(tag >> UInt32(32 - bits)) }

    /// The slot behind `slot`.
    @inline(__always)
    func next(_ slot: Int) -> Int { (slot + 1) & ((1 << bits) - 1) }

    /// What a slot holds; ``BlockLocation/none`` where it is empty.
    @inline(__always)
    subscript(_ slot: Int) -> (tag: UInt32, location: BlockLocation) {
        let entry = entries[slot]
        return (UInt32(entry >> 32), BlockLocation(rawValue: UInt32(truncatingIfNeeded: entry)))
    }

    /// Asks the memory for a slot ahead of its use.
    @inline(__always)
    func prefetch(_ slot: Int) { qs_prefetch(entries + slot) }

    /// Gives the entry in `slot` another location.
    mutating func relocate(_ slot: Int, to location: BlockLocation) {
        entries[slot] = entries[slot] & ~UInt64(UInt32.max) | UInt64(location.rawValue)
    }

    /// Adds an entry whose key is not in the table.
    mutating func insert(_ tag: UInt32, _ location: BlockLocation) {
        if (count + 1) * 4 > slots * 3 { grow() }
        place(UInt64(tag) << 32 | UInt64(location.rawValue))
        count += 1
    }

    /// Empties `slot` and moves the entries behind it up, so that no search ends too early.
    mutating func remove(_ slot: Int) {
        var (hole, at) = (slot, next(slot))
        while entries[at] != 0 {
            // An entry may move into the hole unless its home lies behind it.
            let distance = (at - home(self[at].tag)) & (slots - 1)
            if distance >= (at - hole) & (slots - 1) {
                entries[hole] = entries[at]
                hole = at
            }
            at = next(at)
        }
        entries[hole] = 0
        count -= 1
    }

    private func place(_ entry: UInt64) {
        var slot = home(UInt32(entry >> 32))
        while entries[slot] != 0 { slot = next(slot) }
        entries[slot] = entry
    }

    private mutating func grow() {
        precondition(bits < 31, "state: more than 1.6 billion keys in one task")
        let (old, oldSlots) = (entries, slots)
        bits += 1
        entries = Self.table(bits)
        for slot in 0..<oldSlots where old[slot] != 0 { place(old[slot]) }
        unmapPages(UnsafeMutableRawPointer(old), 8 * oldSlots)
    }

    private static func table(_ bits: Int) -> UnsafeMutablePointer<UInt64> {
        mapPages(8 << bits).bindMemory(to: UInt64.self, capacity: 1 << bits)
    }
}
