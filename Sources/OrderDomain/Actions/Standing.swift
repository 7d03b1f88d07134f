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

extension StandingDeadline {
    /// What tells one clock of an order from another.
    var lane: UInt64 { start &+ (UInt64(request) << 8 | UInt64(clock.rawValue)) &* 0x9E37_79B9_7F4A_7C15 }
}
