/// A run of bytes in a heap that travels beside it. Empty means absent: CONTRACT treats an empty id
/// as a missing one.
public struct ByteRange: Hashable, Sendable {
    /// Offset of the first byte.
    public var start: Int32
    /// Number of bytes.
    public var count: Int32

    /// A range by offset and length.
    @inlinable
    public init(start: Int, count: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.count = Int32(truncatingIfNeeded: count)
    }

    /// The empty range.
    @inlinable
    public static var none: Self { Self(start: 0, count: 0) }

    /// Whether there is nothing in it.
    @inlinable
    public var isEmpty: Bool { count == 0 }

    /// The same run behind `count` more bytes; an empty one stays where it is.
    @inlinable
    public func moved(by count: Int) -> Self {
        isEmpty ? self : Self(start: Int(start) + count, count: Int(self.count))
    }

    /// The same as offsets for slicing.
    @inlinable
    public var bounds: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
