/// What the fold gives for one after-sale.
public struct RequestView: Sendable {
    /// What is asked for.
    public var type: RequestType?
    /// Why.
    public var reason: RequestReason?
    /// How much, in fen.
    public var amountFen: Int64?
    /// What could be refunded at most, in fen (R6.6).
    public var refundableFen: Int64?
    /// The waybill that the newest round names (G5).
    public var named = LoggedEvent.absent
    /// The request's booleans.
    public var tags = EventTags()
    /// Whether it is neither cancelled, closed nor refunded.
    public var isOpen = false
    /// Whether it was refunded.
    public var isRefunded = false
    /// The newest `requested` or `modified`, an index into the log's events.
    public var request = ParcelView.noEvent
    /// The oldest of them (R4.5).
    public var firstRequest = ParcelView.noEvent
    /// How many `requested` and `modified` were seen (R4.3).
    public var version = 0
    /// The merchant's answer to this round.
    public var answer = Answer.none
    /// `agreed_on_refusal` was seen in this round.
    public var isRefusalAgreed = false
    /// Kinds of evidence handed in, and those of them within the media limits (R6.4), a bit a kind.
    private var evidence: UInt16 = 0
    private var evidenceWithinLimits: UInt16 = 0
    /// The newest video broke the media limits.
    public var hasBadMedia = false
    /// The courier was at fault (R6.2).
    public var hasCourierFault = false
    /// What a rejection made the merchant liable for.
    public var liability: Liability?
    /// The waybill of the newest return leg (R3.8).
    public var leg = LoggedEvent.absent
    /// What the inspection of the return found.
    public var finding: InspectionFinding?
    /// Whose fault that is.
    public var inspectionFault: InspectionFault?
    /// D1.3 was used (R3.9).
    public var isExtended = false
    /// The platform intervened or arbitrated.
    public var isIntervened = false

    init() {}

    /// The merchant's answer.
    public enum Answer: UInt8, Sendable { case none, agreed, rejected }

    /// Whether that kind of evidence is in; with `limits`, only what keeps the media limits counts.
    func has(_ kind: EvidenceKind, limits: Bool = false) -> Bool {
        (limits ? evidenceWithinLimits : evidence) & 1 << UInt16(kind.rawValue) != 0
    }

    mutating func take(_ kind: EvidenceKind, isWithinLimits: Bool) {
        evidence |= 1 << UInt16(kind.rawValue)
        if isWithinLimits { evidenceWithinLimits |= 1 << UInt16(kind.rawValue) }
    }

    /// P4.4, D2.0: both of the return's kinds of proof are in.
    func hasReturnProof(limits: Bool) -> Bool {
        has(.labelAndGoodsPhoto, limits: limits) && has(.unboxingVideo, limits: limits)
    }
}
