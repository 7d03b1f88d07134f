// Clocks, derived by the fold and never stored (R3).

extension Fold {
    /// Starts a clock of an after-sale; a running one of that id ends, unless it started here.
    mutating func startClock(
        _ id: ClockID, of request: LoggedEvent.TableIndex, at event: LoggedEvent, _ index: Int32,
        waybill: LoggedEvent.TableIndex? = nil
    ) {
        for clock in clocks
        where clock.request == request && clock.id == id && clock.end == nil && clock.start == index {
            return
        }
        endClocks(of: request, at: event.at, id)
        append(id, of: request, at: event, index, waybill: waybill ?? legWaybill(of: id, event))
    }

    /// Starts a clock of the order itself; it exists once (R3.7).
    mutating func startOnce(_ id: ClockID, at event: LoggedEvent, _ index: Int32) {
        for clock in clocks where clock.request == LoggedEvent.absent && clock.id == id { return }
        append(id, of: LoggedEvent.absent, at: event, index, waybill: LoggedEvent.absent)
    }

    private mutating func append(
        _ id: ClockID, of request: LoggedEvent.TableIndex, at event: LoggedEvent, _ index: Int32,
        waybill: LoggedEvent.TableIndex
    ) {
        let base = event.clocksFrom
        clocks.append(
            ClockView(
                id: id, request: request, start: index, base: base, due: base + clockTable[id].length,
                waybill: waybill, end: nil))
    }

    /// R3.8: a clock carries a waybill only where it starts at a return leg.
    private func legWaybill(of id: ClockID, _ event: LoggedEvent) -> LoggedEvent.TableIndex {
        id == .p2_4 || id == .d1_2 ? event.waybill : LoggedEvent.absent
    }

    /// Ends the running clocks of those ids.
    mutating func endClocks(of request: LoggedEvent.TableIndex, at instant: Instant, _ ids: ClockID...) {
        for clock in clocks.indices
        where clocks[clock].request == request && clocks[clock].end == nil && ids.contains(clocks[clock].id) {
            clocks[clock].end = instant
        }
    }

    /// Ends every running clock of an after-sale but P7.1 (R3.4, R3.5).
    mutating func endRound(of request: LoggedEvent.TableIndex, at instant: Instant) {
        for clock in clocks.indices
        where clocks[clock].request == request && clocks[clock].end == nil && clocks[clock].id != .p7_1 {
            clocks[clock].end = instant
        }
    }

    /// R3.10: an answer clock has run out when its due lies before its end, or before `instant`.
    func hasAnswerClockRunOut(of request: LoggedEvent.TableIndex, at instant: Instant) -> Bool {
        for clock in clocks where clock.request == request {
            if clock.id == .p1_1 || clock.id == .p2_1 || clock.id == .p2_4, clock.due < clock.end ?? instant {
                return true
            }
        }
        return false
    }

    /// R3.6: `deadline_changed` moves the clock that it names, else that of the current step, if it has
    /// started and not ended.
    mutating func moveClock(_ event: LoggedEvent) {
        let due = Instant(milliseconds: event.value)
        if let id: ClockID = event.tags.value(.clock) {
            for clock in clocks.indices where clocks[clock].id == id && clocks[clock].end == nil {
                let request = clocks[clock].request
                if request == event.afterSale || request == LoggedEvent.absent { clocks[clock].due = due }
            }
            return
        }
        let current = clocks.lastIndex {
            $0.request == event.afterSale && $0.end == nil && $0.id.isOfAStep
        }
        if let current { clocks[current].due = due }
    }

    /// R3.7: P1.2 (after `grouped`) and P2.2 (after `shipped`, not for special goods) start at
    /// `receipt_confirmed`.
    mutating func startWindows(at event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        guard platform == .pinduoduo else { return }
        if grouped >= 0 { startOnce(.p1_2, at: event, index) }
        if isShipped && !isSpecial(nil, log) { startOnce(.p2_2, at: event, index) }
    }

    /// B7.1: the first `succeeded` begins the watch, and remembers what was not picked up by then.
    mutating func applySuccess(_ event: LoggedEvent, _ index: Int32) {
        guard succeeded < 0 else { return }
        succeeded = index
        guard platform == .taobao else { return }
        for place in parcels.indices where parcels[place].isUnreplacedOutbound {
            parcels[place].wasNotPickedUpAtSuccess = parcels[place].verdict != .pickedUp
        }
        startOnce(.b7_1, at: event, index)
    }

    /// Clocks that start at the first signature of an outbound parcel (D3.1, D3.2, B1.1).
    mutating func applySignatureClocks(_ event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        switch platform {
        case .douyin:
            if hasService(.fresh, log) { startOnce(.d3_1, at: event, index) }
            if hasService(.allergy, log) { startOnce(.d3_2, at: event, index) }
        case .taobao:
            if !hasOnlyItems(nil, .noReturn, log) { startOnce(.b1_1, at: event, index) }
        case .wechatChannels, .pinduoduo, nil: break
        }
    }
}

extension ClockID {
    /// R3.6: the clocks of a step, of which the last started is the current one.
    var isOfAStep: Bool {
        switch self {
        case .p1_1, .p2_1, .p1_3, .p2_3, .p2_4, .d1_1, .d1_2, .d1_4: true
        case .p1_2, .p2_2, .p4_4, .p4_5, .p7_1, .d3_1, .d3_2, .b1_1, .b7_1: false
        }
    }

    /// What the platform does when the clock runs out (CONTRACT 2).
    public var outcome: ClockOutcome {
        switch self {
        case .p1_1, .p2_1, .p2_4, .d1_1, .d1_2: .systemRefunds
        case .p1_3, .p2_3, .d1_4: .requestLapses
        case .p1_2, .p2_2, .p7_1, .d3_1, .d3_2, .b1_1: .windowCloses
        case .p4_4, .p4_5: .proofTooLate
        case .b7_1: .watchEnds
        }
    }
}
