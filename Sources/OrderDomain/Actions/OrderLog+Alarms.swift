extension OrderLog {
    /// Compares the clocks of the fold with those that are set (R3.2, R3.3, R3.6).
    ///
    /// - Parameter now: Task time; warnings behind it are dropped.
    mutating func setAlarms(_ fold: borrowing Fold, now: Instant) {
        if fold.clocks.isEmpty && ledger.alarms.isEmpty { return }
        var kept = 0
        for index in ledger.alarms.indices {
            let alarm = ledger.alarms[index]
            let clock = fold.clock(of: alarm, self)
            // Ended in time, moved, or never started.
            if let clock, !clock.isInTime, clock.due == alarm.due {
                ledger.alarms[kept] = alarm
                kept += 1
            } else if let standing = alarm.standing {
                ledger.gone.append(standing)
            }
        }
        ledger.alarms.removeLast(ledger.alarms.count - kept)
        for clock in fold.clocks where !clock.isInTime {
            let start = events[Int(clock.start)].idHash
            let isSet = ledger.alarms.contains {
                $0.clock == clock.id && $0.request == clock.request && $0.start == start
            }
            if isSet { continue }
            let alarm = Alarm(
                clock: clock.id, request: clock.request, start: start, due: clock.due, setAt: now)
            // Of two clocks that start at one event the newer counts.
            if let newest = fold.clock(of: alarm, self), newest.due == clock.due, !newest.isInTime {
                ledger.alarms.append(alarm)
            }
        }
    }

    /// Fires the order's points that lie before `bound`, or at it where `inclusive`, each by itself (R3.1).
    ///
    /// - Returns: Whether there were any, and when the next one falls due.
    mutating func firePoints(
        _ fold: borrowing Fold, before bound: Instant, inclusive: Bool, activateFrom: Instant?,
        into effects: inout Effects
    ) -> (hasFired: Bool, next: Instant?) {
        var hasFired = false
        while let point = nextPoint(fold, activateFrom: activateFrom) {
            guard point.at < bound || (inclusive && point.at == bound) else { return (hasFired, point.at) }
            fire(point, fold, activateFrom: activateFrom, into: &effects)
            hasFired = true
        }
        return (hasFired, nil)
    }

    private mutating func fire(
        _ point: OrderPoint, _ fold: borrowing Fold, activateFrom: Instant?, into effects: inout Effects
    ) {
        switch point.what {
        case .activation:
            let trigger = Trigger(clockAt: point.at, eventID: ledger.suppressed)
            compare(fold, trigger, into: &effects)
        case .wait:
            ledger.lapsed.append(point.request)
            let asked = events[Int(fold.requests[Int(point.request)].request)]
            let trigger = Trigger(clockAt: point.at, eventID: asked.eventID)
            compareOrSuppress(fold, trigger, activateFrom: activateFrom, into: &effects)
        case .alarm(let index):
            guard let clock = fold.clock(of: ledger.alarms[index], self) else { return }
            ring(index, clock, point, fold)
            let trigger = Trigger(clockAt: point.at, eventID: events[Int(clock.start)].eventID)
            compareOrSuppress(
                fold, trigger, ring: Ring(alarm: index, clock: clock, remaining: point.remaining),
                activateFrom: activateFrom, into: &effects)
        }
    }

    /// Marks the point as fired; D1.3's guide comes with a warning of D1.2 and ends with it (R3.9).
    private mutating func ring(
        _ index: Int, _ clock: ClockView, _ point: OrderPoint, _ fold: borrowing Fold
    ) {
        let isEnd = point.remaining == .seconds(0)
        ledger.alarms[index].firedUpTo = point.at
        if isEnd { ledger.alarms[index].isExpired = true }
        guard clock.id == .d1_2 else { return }
        if isEnd {
            ledger.guides.removeAll { $0.request == clock.request }
        } else if !fold.requests[Int(clock.request)].isExtended && point.at >= clock.base + .days(5) {
            ledger.guides.removeAll { $0.request == clock.request }
            ledger.guides.append(OrderLedger.Guide(request: clock.request, leg: clock.waybill))
        }
    }
}
