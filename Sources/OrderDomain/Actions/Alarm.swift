/// A clock as it was set: which of its points have fired, and the deadline action that stands.
///
/// Which points there are follows from the clock's table, so that only their progress is kept.
public struct Alarm: Sendable {
    /// Which clock.
    public var clock: ClockID
    /// The after-sale, or ``LoggedEvent/absent``.
    public var request: LoggedEvent.TableIndex
    /// The hash of the id of the event that it starts at.
    public var start: UInt64
    /// When it runs out, as it was set.
    public var due: Instant
    /// Task time when it was set: warnings behind it are dropped (R3.1).
    public var setAt: Instant
    /// The newest point that fired; `.min` where none has.
    public var firedUpTo: Instant
    /// Whether its end has fired.
    public var isExpired: Bool
    /// The waybill and the id of the deadline action that stands.
    public var standing: StandingDeadline?

    /// A clock that is set now.
    public init(
        clock: ClockID, request: LoggedEvent.TableIndex, start: UInt64, due: Instant, setAt: Instant
    ) {
        (self.clock, self.request, self.start, self.due, self.setAt) = (clock, request, start, due, setAt)
        (firedUpTo, isExpired) = (Instant(milliseconds: .min), false)
    }

    /// The next point that has not fired: when, and how many seconds remain then.
    func nextPoint(_ entry: ClockTable.Entry, base: Instant) -> (at: Instant, remaining: TimeSpan)? {
        for warning in entry.warnings {
            let at = due - warning
            // R3.1: behind task time when it was set, or at or before the clock's start: dropped.
            if at >= setAt && at > base && at > firedUpTo { return (at, warning) }
        }
        return isExpired ? nil : (due, .seconds(0))
    }
}
