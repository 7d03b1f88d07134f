extension OrderLog {
    /// A new action of an ask, which then stands.
    mutating func emit(
        _ ask: Ask, supersedes: Fingerprint?, _ fold: borrowing Fold, _ trigger: Trigger,
        into effects: inout Effects
    ) {
        var action = ActionEffect(
            ask.kind, ask.row.policy, request: ask.request, waybill: ask.waybill, trigger: trigger)
        action.proposal = ask.proposal
        action.ask = ask
        action.missing = ask.missing
        action.ifSkipped = ask.ifSkipped
        action.supersedes = supersedes
        action.due = fold.nextRefund(of: ask.request, from: trigger.at)
        complete(&action, fold, isLeg: ask.isLeg, lane: ask.lane)
        ledger.issued.append(IssuedAsk(ask: ask, id: action.id))
        effects.actions.append(action)
    }

    /// One point of a clock: a deadline action, which supersedes the clock's former one (R3.3).
    mutating func emitDeadline(
        _ ring: Ring, _ fold: borrowing Fold, _ trigger: Trigger, into effects: inout Effects
    ) {
        let clock = ring.clock
        var action = ActionEffect(
            .deadline, clock.id.policy, request: clock.request, waybill: clock.waybill, trigger: trigger)
        action.clock = clock.id
        action.clockStart = clock.start
        action.remaining = ring.remaining
        action.ifSkipped = clock.id.outcome.ifSkipped
        action.due = ledger.alarms[ring.alarm].due
        action.supersedes = ledger.alarms[ring.alarm].standing?.id
        var standing = StandingDeadline(
            clock: clock.id, request: clock.request, waybill: clock.waybill,
            start: ledger.alarms[ring.alarm].start, id: action.id)
        complete(&action, fold, isLeg: true, lane: standing.lane)
        standing.id = action.id
        ledger.alarms[ring.alarm].standing = standing
        effects.actions.append(action)
    }

    /// R4.2: a withdrawal repeats policy, proposal, clock and waybill of what it withdraws.
    mutating func emitWithdrawal(
        of standing: Standing, _ fold: borrowing Fold, _ trigger: Trigger, into effects: inout Effects
    ) {
        var action = ActionEffect(
            .withdraw, standing.policy, request: standing.request, waybill: standing.waybill,
            trigger: trigger)
        action.proposal = standing.proposal
        action.clock = standing.clock
        action.supersedes = standing.id
        action.withdrawnKind = standing.kind
        complete(&action, fold, isLeg: standing.isLeg, lane: nil)
        ledger.withdrawals.removeAll { $0.lane == standing.lane }
        ledger.withdrawals.append(OrderLedger.Withdrawal(lane: standing.lane, id: action.id))
        effects.actions.append(action)
    }

    /// Adds what every action carries, its id last.
    private mutating func complete(
        _ action: inout ActionEffect, _ fold: borrowing Fold, isLeg: Bool, lane: UInt64?
    ) {
        action.parcel = fold.parcelOrLeg(action.waybill, prefersLeg: isLeg)
        if let deciding = action.parcel?.deciding, deciding >= 0 {
            let idHash = events[Int(deciding)].idHash
            action.evidence = evidence.firstIndex { $0.idHash == idHash }
        }
        action.id = actionID(of: action)
        // R4.1: what comes back after its withdrawal with otherwise equal fields names that withdrawal.
        if action.supersedes == nil, ledger.ids.contains(action.id.low), let lane {
            action.supersedes = ledger.withdrawals.first { $0.lane == lane }?.id
            action.id = actionID(of: action)
        }
        ledger.ids.append(action.id.low)
    }

    /// R4.1: (orderId, afterSaleId, waybillNo, kind, policy, proposal, clock, dueAt, remainingSeconds,
    /// cause.eventId, supersedes, missing).
    private func actionID(of action: ActionEffect) -> Fingerprint {
        IDFields.fingerprint { fields in
            fields.append(heap, orderID)
            fields.append(heap, afterSales, action.request)
            fields.append(heap, waybills, action.waybill)
            fields.append(action.kind.name)
            fields.append(action.policy.name)
            fields.append(action.proposal?.name)
            fields.append(action.clock?.name)
            fields.append(action.due?.milliseconds)
            fields.append(action.remaining.map { $0.milliseconds / 1_000 })
            fields.append(heap, action.trigger.eventID)
            fields.append(action.supersedes)
            fields.append(action.missing?.name)
        }
    }
}

extension Fold {
    /// R4.8: the earliest of P1.1, P2.1, P2.4, D1.1, D1.2 of the after-sale that has neither ended nor
    /// passed its due.
    func nextRefund(of request: LoggedEvent.TableIndex, from instant: Instant) -> Instant? {
        guard request != LoggedEvent.absent else { return nil }
        var earliest: Instant?
        for clock in clocks
        where clock.request == request && clock.end == nil && clock.id.outcome == .systemRefunds
            && clock.due >= instant
        {
            earliest = min(earliest ?? clock.due, clock.due)
        }
        return earliest
    }

    /// The parcel of a waybill; its return leg where that is meant, or where there is no other.
    func parcelOrLeg(_ waybill: LoggedEvent.TableIndex, prefersLeg: Bool) -> ParcelView? {
        guard waybill != LoggedEvent.absent else { return nil }
        let leg = legPlace(of: waybill).map { parcels[$0] }
        if prefersLeg, let leg { return leg }
        return outboundPlace(of: waybill).map { parcels[$0] } ?? leg
    }
}
