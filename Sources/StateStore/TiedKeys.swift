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
        ranges.removeAll(keepingCapacity: true)
    }

    /// Adds a key; ``sort()`` follows the last one.
    mutating func append(_ key: UnsafeBufferPointer<UInt8>) {
        // The bytes of the former group are in use until the first key of the next.
        if ranges.isEmpty { bytes.become(key) } else { bytes.append(contentsOf: key) }
        ranges.append(bytes.count - key.count..<bytes.count)
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
        guard let range = ranges.last else { return key.removeAll(keepingCapacity: true) }
        bytes.withUnsafeBufferPointer { key.become(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Drops the smallest key.
    mutating func dropFirst() { ranges.removeLast() }
}

extension [UInt8] {
    /// Takes other bytes in place of its own; at once where they are as many, as one feed's keys mostly are.
    fileprivate mutating func become(_ other: UnsafeBufferPointer<UInt8>) {
        guard count == other.count, let source = other.baseAddress else {
            removeAll(keepingCapacity: true)
            return append(contentsOf: other)
        }
        withUnsafeMutableBufferPointer { $0.baseAddress?.update(from: source, count: other.count) }
    }
}

/// Whether `a` stands before `b` in the order of unsigned bytes; where one begins the other, the shorter
/// is first. Keys that no UTF-8 text begins with (0xFE, 0xFF) come before all texts.
private func precedes(_ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>) -> Bool
{
    let (isMarked, isOtherMarked) = ((a.first ?? 0) >= 0xFE, (b.first ?? 0) >= 0xFE)
    if isMarked != isOtherMarked { return isMarked }
    return a.lexicographicallyPrecedes(b)
}
