/// Where a record lies; its topic follows from the event's role.
public struct SourcePosition: Hashable, Sendable {
    /// The partition.
    public var partition: Int32
    /// The offset; −1 where the dump gave none.
    public var offset: Int64

    /// A position.
    @inlinable
    public init(partition: Int32, offset: Int64) { (self.partition, self.offset) = (partition, offset) }

    /// No position: the dump gave no offsets.
    @inlinable
    public static var none: Self { Self(partition: 0, offset: -1) }
}
