public import OrderDomain

/// What the log says of a record's time (CONTRACT 4, R2.0).
public struct RecordClock: Sendable, Equatable {
    /// The record's own good timestamp, else its place.
    public var timestamp: Instant
    /// Whether its partition had a good timestamp by then; before, ``timestamp`` was taken from the
    /// event itself and cuts no plain date (R1.7).
    public var isKnown: Bool
    /// What `future` is judged against; `nil` where nothing tells the time.
    public var judge: Instant?

    /// 2000-01-01T00:00:00Z in milliseconds: a timestamp before it is none (CONTRACT 4).
    static let year2000: Int64 = 946_684_800_000

    /// A record's time.
    public init(timestamp: Instant, isKnown: Bool, judge: Instant?) {
        (self.timestamp, self.isKnown, self.judge) = (timestamp, isKnown, judge)
    }
}
