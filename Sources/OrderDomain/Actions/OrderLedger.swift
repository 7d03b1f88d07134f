/// What went out for an order and still stands, and what its clocks have fired: the part of the state
/// that the events alone do not tell.
public struct OrderLedger: Sendable {
    /// Asks that went out and stand.
    public var issued: [IssuedAsk] = []
    /// Clocks as they were set.
    public var alarms: [Alarm] = []
    /// Deadline actions whose clock no longer applies, to be withdrawn in the same step: none of them rests.
    public var gone: [StandingDeadline] = []
    /// After-sales whose wait for their order ran out (G10).
    public var lapsed: [LoggedEvent.TableIndex] = []
    /// Where D1.3's guide is on: an after-sale and its return leg (R3.9).
    public var guides: [Guide] = []
    /// The id of the event whose action was suppressed first (R4.7); empty where none is.
    public var suppressed = ByteRange.none
    /// The lower halves of all ids that went out: what comes back with equal fields names its
    /// withdrawal (R4.1).
    public var ids: [UInt64] = []
    /// The newest withdrawal of each thing that stood.
    public var withdrawals: [Withdrawal] = []

    /// Nothing went out.
    public init() {}

    /// Whether there is nothing in it, as on an order without after-sales.
    public var isEmpty: Bool {
        issued.isEmpty && alarms.isEmpty && gone.isEmpty && lapsed.isEmpty && guides.isEmpty
            && suppressed.isEmpty && ids.isEmpty && withdrawals.isEmpty
    }

    /// Forgets everything and keeps the buffers.
    public mutating func reset() {
        issued.clear()
        alarms.clear()
        gone.clear()
        lapsed.clear()
        guides.clear()
        suppressed = .none
        ids.clear()
        withdrawals.clear()
    }

    /// The return leg of D1.3's guide, where it is on.
    func guide(of request: LoggedEvent.TableIndex) -> LoggedEvent.TableIndex? {
        guides.first { $0.request == request }?.leg
    }

    /// D1.3's guide of an after-sale.
    public struct Guide: Sendable {
        /// The after-sale.
        public var request: LoggedEvent.TableIndex
        /// Its return leg.
        public var leg: LoggedEvent.TableIndex
        /// A guide.
        public init(request: LoggedEvent.TableIndex, leg: LoggedEvent.TableIndex) {
            (self.request, self.leg) = (request, leg)
        }
    }

    /// A withdrawal, by the lane of what it withdrew: the fields that tell it from others.
    public struct Withdrawal: Sendable {
        /// The hash of the lane.
        public var lane: UInt64
        /// Its id.
        public var id: Fingerprint
        /// A withdrawal.
        public init(lane: UInt64, id: Fingerprint) { (self.lane, self.id) = (lane, id) }
    }
}

/// An ask that went out.
public struct IssuedAsk: Sendable {
    /// What was asked.
    public var ask: Ask
    /// The action's id.
    public var id: Fingerprint

    /// An ask that went out.
    public init(ask: Ask, id: Fingerprint) { (self.ask, self.id) = (ask, id) }
}

/// A deadline action that stands.
public struct StandingDeadline: Sendable {
    /// The clock.
    public var clock: ClockID
    /// The after-sale, or ``LoggedEvent/absent``.
    public var request: LoggedEvent.TableIndex
    /// The return leg that it names.
    public var waybill: LoggedEvent.TableIndex
    /// The hash of the id of the event that the clock starts at.
    public var start: UInt64
    /// The action's id.
    public var id: Fingerprint

    /// A deadline action.
    public init(
        clock: ClockID, request: LoggedEvent.TableIndex, waybill: LoggedEvent.TableIndex, start: UInt64,
        id: Fingerprint
    ) {
        (self.clock, self.request, self.waybill) = (clock, request, waybill)
        (self.start, self.id) = (start, id)
    }
}

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
