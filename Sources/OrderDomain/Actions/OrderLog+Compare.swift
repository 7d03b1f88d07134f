extension OrderLog {
    /// Compares what the state asks for with what went out: new actions, superseded ones, withdrawals,
    /// in the order of R2.5; before `activate-from` it is only noted that something waits (R4.7).
    mutating func compareOrSuppress(
        _ fold: borrowing Fold, _ trigger: Trigger, ring: Ring? = nil, activateFrom: Instant?,
        into effects: inout Effects
    ) {
        if let activateFrom, trigger.at < activateFrom {
            suppress(fold, trigger, into: &effects)
        } else {
            compare(fold, trigger, ring: ring, into: &effects)
        }
    }

    private mutating func suppress(
        _ fold: borrowing Fold, _ trigger: Trigger, into effects: inout Effects
    ) {
        effects.asks.clear()
        fold.appendAsks(ledger, self, to: &effects.asks)
        if isSettled(effects.asks) {
            ledger.suppressed = .none
        } else if ledger.suppressed.isEmpty {
            ledger.suppressed = trigger.eventID
        }
    }

    mutating func compare(
        _ fold: borrowing Fold, _ trigger: Trigger, ring: Ring? = nil, into effects: inout Effects
    ) {
        ledger.suppressed = .none
        // Most orders have no after-sale: nothing asks, nothing stands.
        if fold.requests.isEmpty && fold.platform != .taobao && ledger.isEmpty { return }
        effects.asks.clear()
        fold.appendAsks(ledger, self, to: &effects.asks)
        let first = effects.actions.count
        if let ring { emitDeadline(ring, fold, trigger, into: &effects) }
        if isSettled(effects.asks) { return }  // As at most points of clocks.
        var left = takeGone(fold, asks: effects.asks)
        var fresh = effects.asks.filter { ask in !ledger.issued.contains { $0.ask.isSame(as: ask) } }
        if left.isEmpty && fresh.isEmpty { return }
        left.sort { precedes($0, $1) }
        fresh.sort { precedes($0, $1) }
        for (index, supersedes) in match(fresh, with: &left).enumerated() {
            emit(fresh[index], supersedes: supersedes, fold, trigger, into: &effects)
        }
        for standing in left { emitWithdrawal(of: standing, fold, trigger, into: &effects) }
        effects.actions[first...].sort { precedes($0, $1) }
    }

    /// Whether what stands is what is asked for.
    private func isSettled(_ asks: [Ask]) -> Bool {
        if !ledger.gone.isEmpty || asks.count != ledger.issued.count { return false }
        for place in asks.indices {
            let (ask, issued) = (asks[place], ledger.issued[place].ask)
            if ask.isSame(as: issued) { continue }  // Mostly in the same order.
            let isIssued = ledger.issued.contains { $0.ask.isSame(as: ask) }
            guard isIssued, asks.contains(where: { $0.isSame(as: issued) }) else { return false }
        }
        return true
    }

    /// What stood and no longer applies. A step that was taken is over: it is neither superseded nor
    /// withdrawn (R4.4).
    private mutating func takeGone(_ fold: borrowing Fold, asks: [Ask]) -> [Standing] {
        var gone = ledger.gone.map(Standing.init)
        ledger.gone.clear()
        var kept = 0
        for index in ledger.issued.indices {
            let issued = ledger.issued[index]
            if asks.contains(where: { $0.isSame(as: issued.ask) }) {
                ledger.issued[kept] = issued
                kept += 1
            } else if !fold.isTaken(issued.ask) {
                gone.append(Standing(issued))
            }
        }
        ledger.issued.removeLast(ledger.issued.count - kept)
        return gone
    }

    /// R4.2: a new action supersedes the old one of its kind, else the first in order that no longer
    /// applies; what is left over is withdrawn. `liability` and `deadline` have no part in it.
    private func match(_ fresh: [Ask], with left: inout [Standing]) -> [Fingerprint?] {
        var supersedes = [Fingerprint?](repeating: nil, count: fresh.count)
        for isSameKindDemanded in [true, false] {
            for (index, ask) in fresh.enumerated() where ask.kind != .liability && supersedes[index] == nil {
                let old = left.firstIndex {
                    $0.request == ask.request && $0.kind != .deadline && $0.kind != .liability
                        && ($0.kind == ask.kind || !isSameKindDemanded)
                }
                if let old { supersedes[index] = left.remove(at: old).id }
            }
        }
        return supersedes
    }

    // MARK: - The order of R2.5

    private func precedes(_ a: Ask, _ b: Ask) -> Bool {
        if a.request != b.request { return precedesRequest(a.request, b.request) }
        return precedes(
            (a.kind, a.row.policy, a.waybill, a.proposal), (b.kind, b.row.policy, b.waybill, b.proposal))
    }

    private func precedes(_ a: Standing, _ b: Standing) -> Bool {
        if a.request != b.request { return precedesRequest(a.request, b.request) }
        return precedes((a.kind, a.policy, a.waybill, a.proposal), (b.kind, b.policy, b.waybill, b.proposal))
    }

    private func precedes(_ a: ActionEffect, _ b: ActionEffect) -> Bool {
        if a.request != b.request { return precedesRequest(a.request, b.request) }
        if (a.kind == .withdraw) != (b.kind == .withdraw) { return a.kind == .withdraw }
        let (left, right) = (
            (a.kind, a.policy, a.waybill, a.proposal), (b.kind, b.policy, b.waybill, b.proposal)
        )
        if precedes(left, right) { return true }
        if precedes(right, left) { return false }
        return (a.withdrawnKind ?? a.kind).rawValue < (b.withdrawnKind ?? b.kind).rawValue
    }

    private typealias Place = (
        kind: ActionKind, policy: Policy, waybill: LoggedEvent.TableIndex, proposal: Proposal?
    )

    private func precedes(_ a: Place, _ b: Place) -> Bool {
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        if a.policy != b.policy { return a.policy.rawValue < b.policy.rawValue }
        if a.waybill != b.waybill {
            if a.waybill == LoggedEvent.absent || b.waybill == LoggedEvent.absent {
                return a.waybill == LoggedEvent.absent
            }
            return precedes(waybills[Int(a.waybill)], waybills[Int(b.waybill)])
        }
        return (a.proposal?.name ?? "").precedes(b.proposal?.name ?? "")
    }
}
