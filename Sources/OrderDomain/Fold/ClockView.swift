/// A clock as the events set it.
public struct ClockView: Sendable {
    /// Which.
    public var id: ClockID
    /// The after-sale, or ``LoggedEvent/absent`` for an order's own.
    public var request: LoggedEvent.TableIndex
    /// The event that it starts at, an index into the log's events.
    public var start: Int32
    /// Where its length is counted from.
    public var base: Instant
    /// When it runs out.
    public var due: Instant
    /// The return leg that it starts at (R3.8).
    public var waybill: LoggedEvent.TableIndex
    /// When an event ended it.
    public var end: Instant?

    /// It ended before or at its due (R3.2).
    public var isInTime: Bool { end.map { $0 <= due } ?? false }
}
