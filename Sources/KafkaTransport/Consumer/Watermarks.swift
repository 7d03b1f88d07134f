/// Where a partition's log starts and ends.
public struct Watermarks: Equatable, Sendable {
    /// The offset of the oldest record that is still there.
    public var low: Int64
    /// The offset behind the newest one; see each call for which records count.
    public var high: Int64

    /// A log from its first offset to the one behind its last.
    public init(low: Int64, high: Int64) { (self.low, self.high) = (low, high) }
}
