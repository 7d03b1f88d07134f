/// Milliseconds since 1970-01-01T00:00:00Z. The only notion of time the core knows.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the epoch; negative before 1970.
    public var milliseconds: Int64

    /// An instant by its milliseconds since the epoch.
    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Orders by time.
    @inlinable
    public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }

    /// The instant `span` later.
    @inlinable
    public static func + (a: Self, span: TimeSpan) -> Self {
        Self(milliseconds: a.milliseconds &+ span.milliseconds)
    }

    /// The instant `span` earlier.
    @inlinable
    public static func - (a: Self, span: TimeSpan) -> Self {
        Self(milliseconds: a.milliseconds &- span.milliseconds)
    }
}

/// A length of time, exact to the millisecond.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// Length in milliseconds.
    public var milliseconds: Int64

    /// A span by its milliseconds.
    @inlinable
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// `n` seconds.
    @inlinable
    public static func seconds(_ n: Int64) -> Self { Self(milliseconds: n &* 1_000) }

    /// `n` exact hours (DOMAIN: durations are exact hours).
    @inlinable
    public static func hours(_ n: Int64) -> Self { Self(milliseconds: n &* 3_600_000) }

    /// `n` times 24 hours.
    @inlinable
    public static func days(_ n: Int64) -> Self { .hours(n &* 24) }

    /// Orders by length.
    @inlinable
    public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
}
