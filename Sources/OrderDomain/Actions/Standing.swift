/// An action that stood and no longer applies.
struct Standing {
    var request: LoggedEvent.TableIndex
    var kind: ActionKind
    var policy: Policy
    var waybill: LoggedEvent.TableIndex
    var proposal: Proposal?
    var clock: ClockID?
    var isLeg: Bool
    var lane: UInt64
    var id: Fingerprint

    init(_ issued: IssuedAsk) {
        (request, kind, policy) = (issued.ask.request, issued.ask.kind, issued.ask.row.policy)
        (waybill, proposal, isLeg) = (issued.ask.waybill, issued.ask.proposal, issued.ask.isLeg)
        (lane, id) = (issued.ask.lane, issued.id)
    }

    init(_ deadline: StandingDeadline) {
        (request, kind, policy) = (deadline.request, .deadline, deadline.clock.policy)
        (waybill, clock, isLeg) = (deadline.waybill, deadline.clock, true)
        (lane, id) = (deadline.lane, deadline.id)
    }
}

extension Ask {
    /// The fields that tell one ask of an order from another (CONTRACT 2, "once"), in one word.
    var lane: UInt64 {
        let proposal = UInt64(proposal.map { $0.rawValue + 1 } ?? 0)
        let missing = UInt64(missing.map { $0.rawValue + 1 } ?? 0)
        return UInt64(request) | UInt64(waybill) << 16 | UInt64(row.policy.rawValue) << 32
            | UInt64(kind.rawValue) << 40 | proposal << 48 | missing << 56
    }
}

extension StandingDeadline {
    /// What tells one clock of an order from another.
    var lane: UInt64 { start &+ (UInt64(request) << 8 | UInt64(clock.rawValue)) &* 0x9E37_79B9_7F4A_7C15 }
}
