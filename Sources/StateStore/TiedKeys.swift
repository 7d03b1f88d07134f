/// The keys that share the earliest due, in the order of their bytes.
///
/// They are copied out of the heap, which knows no keys, when their due comes up, so that a hundred
/// thousand records due at one midnight cost one sort and not one search each.
struct TiedKeys {
    private var bytes: [UInt8] = []
    /// Sorted with the smallest key last; taken from the end.
    private var ranges: [Range<Int>] = []
    /// The due they share.
    private(set) var due = Block.noDue

    /// Whether none is left.
    var isEmpty: Bool { ranges.isEmpty }

    /// Bytes of the copies.
    var residentBytes: Int { bytes.capacity + ranges.capacity * MemoryLayout<Range<Int>>.stride }

    /// Begins a new group.
    mutating func begin(_ due: Int64) {
        self.due = due
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
    }

    /// Adds a key; ``sort()`` follows the last one.
    mutating func append(_ key: UnsafeBufferPointer<UInt8>) {
        ranges.append(bytes.count..<bytes.count + key.count)
        bytes.append(contentsOf: key)
    }

    /// Puts the keys into their order.
    mutating func sort() {
        guard ranges.count > 1 else { return }
        bytes.withUnsafeBufferPointer { bytes in
            ranges.sort { precedes(bytes[$1], bytes[$0]) }
        }
    }

    /// Copies the smallest key into `key`.
    func copyFirst(into key: inout [UInt8]) {
        key.removeAll(keepingCapacity: true)
        guard let range = ranges.last else { return }
        bytes.withUnsafeBufferPointer { key.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Drops the smallest key.
    mutating func dropFirst() { ranges.removeLast() }
}

/// Whether `a` stands before `b` in the order of unsigned bytes; where one begins the other, the shorter
/// is first. Keys that no UTF-8 text begins with (0xFE, 0xFF) come before all texts.
private func precedes(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool
{
    let (isMarked, isOtherMarked) = ((a.first ?? 0) >= 0xFE, (b.first ?? 0) >= 0xFE)
    if isMarked != isOtherMarked { return isMarked }
    return a.lexicographicallyPrecedes(b)
}
