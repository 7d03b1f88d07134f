/// A record's place in its partition.
///
/// A *committed* offset is the next one to read.
public struct Offset: Hashable, Comparable, Sendable {
    /// Kafka's number, from 0.
    public var value: Int64

    /// An offset by its number.
    @inlinable
    public init(_ value: Int64) { self.value = value }

    /// Orders as the partition does.
    @inlinable
    public static func < (a: Self, b: Self) -> Bool { a.value < b.value }

    /// The offset behind this one.
    @inlinable
    public var next: Self { Self(value &+ 1) }
}
