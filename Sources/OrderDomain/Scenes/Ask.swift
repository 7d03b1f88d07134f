/// Something that the state asks of the merchant now.
public struct Ask: Sendable {
    /// The after-sale, or ``LoggedEvent/absent`` for the order's own.
    public var request = LoggedEvent.absent
    /// What is asked for.
    public var kind: ActionKind
    /// The row that asks.
    public var row: SceneRow
    /// The parcel or return leg.
    public var waybill: LoggedEvent.TableIndex
    /// What to propose to the buyer.
    public var proposal: Proposal?
    /// A step that is missing.
    public var missing: MissingStep?
    /// What happens if it is skipped.
    public var ifSkipped = SkipOutcome.unknown
    /// Whether the waybill is a return leg's.
    public var isLeg = false

    /// An ask of a row.
    public init(
        _ kind: ActionKind, _ row: SceneRow, waybill: LoggedEvent.TableIndex, proposal: Proposal? = nil,
        missing: MissingStep? = nil, ifSkipped: SkipOutcome = .unknown, isLeg: Bool = false
    ) {
        (self.kind, self.row, self.waybill, self.proposal) = (kind, row, waybill, proposal)
        (self.missing, self.ifSkipped, self.isLeg) = (missing, ifSkipped, isLeg)
    }

    /// Whether the two are the same ask (CONTRACT 2, "once").
    func isSame(as other: Self) -> Bool {
        lane == other.lane
    }

    /// The fields that tell one ask of an order from another, in one word: what it asks, of which
    /// after-sale, by which row's policy, about which waybill.
    var lane: UInt64 {
        let proposal = UInt64(proposal.map { $0.rawValue + 1 } ?? 0)
        let missing = UInt64(missing.map { $0.rawValue + 1 } ?? 0)
        return UInt64(request) | UInt64(waybill) << 16 | UInt64(row.policy.rawValue) << 32
            | UInt64(kind.rawValue) << 40 | proposal << 48 | missing << 56
    }

    /// The kinds of proof that it asks for, in CONTRACT 3's order.
    public var evidence: [EvidenceKind] {
        switch kind {
        case .recall: [.recallRecord]
        case .evidence where row == .w3_4: [.redSealStatement, .pickupCodeRecord]
        case .evidence: [.labelAndGoodsPhoto, .unboxingVideo]
        case .intercept, .negotiate, .refund, .agreeOnRefusal, .deadline, .liability, .inquire, .guide,
            .handover, .withdraw:
            []
        }
    }
}
