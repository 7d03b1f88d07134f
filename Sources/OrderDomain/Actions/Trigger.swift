/// What makes outputs go out: a record's event, or a clock (R4.3).
public struct Trigger: Sendable {
    /// `issuedAt`: event time of a record, the due or warning instant of a clock.
    public var at: Instant
    /// The id of the event, a range of the log's heap: the record's, or the one that the clock started at.
    public var eventID: ByteRange
    /// Where the record lies; `nil` of a clock, and where the dump gave no offsets.
    public var source: SourceReference?
    /// Whether a clock fired, and no record came.
    public var isClock: Bool

    /// The trigger of a record's event.
    public init(at: Instant, eventID: ByteRange, source: SourceReference?) {
        (self.at, self.eventID, self.source, isClock) = (at, eventID, source, false)
    }

    /// The trigger of a clock that started at the event of that id.
    init(clockAt at: Instant, eventID: ByteRange) {
        (self.at, self.eventID, source, isClock) = (at, eventID, nil, true)
    }
}
