extension [UInt8] {
    /// Appends a run of another heap's bytes and names it here; nothing for an empty one.
    ///
    /// One copy of memory: slices of arrays are appended element by element.
    @discardableResult
    public mutating func append(_ range: ByteRange, of heap: [UInt8]) -> ByteRange {
        if range.isEmpty { return .none }
        let start = count
        heap.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range.bounds])) }
        return ByteRange(start: start, count: Int(range.count))
    }

    /// Whether two runs of equal length hold the same bytes.
    func holds(_ range: ByteRange, sameAs other: ByteRange, of heap: [UInt8]) -> Bool {
        withUnsafeBufferPointer { mine in
            heap.withUnsafeBufferPointer { its in
                var (left, right) = (Int(range.start), Int(other.start))
                for _ in 0..<range.count {
                    if mine[left] != its[right] { return false }
                    (left, right) = (left + 1, right + 1)
                }
                return true
            }
        }
    }
}
