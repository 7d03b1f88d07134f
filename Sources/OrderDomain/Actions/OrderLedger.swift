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
