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
        request == other.request && kind == other.kind && proposal == other.proposal
            && row.policy == other.row.policy && waybill == other.waybill && missing == other.missing
    }

    /// The kinds of proof that it asks for, in CONTRACT 3's order.
    public var evidence: [EvidenceKind] {
        switch (kind, row) {
        case (.recall, _): [.recallRecord]
        case (.evidence, .w3_4): [.redSealStatement, .pickupCodeRecord]
        case (.evidence, _): [.labelAndGoodsPhoto, .unboxingVideo]
        case _: []
        }
    }
}
