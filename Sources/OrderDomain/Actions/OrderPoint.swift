/// Something of an order that waits for its time: a clock's warning or end, G10's wait, activation.
struct OrderPoint {
    /// When.
    var at: Instant
    /// Whose: points of one instant stand in the order (afterSaleId, clock, remaining falling).
    var request: LoggedEvent.TableIndex
    var rank: UInt8
    var remaining = TimeSpan.seconds(0)
    var what: What

    enum What {
        case alarm(Int)
        case wait
        case activation
    }

    /// The order of names: clocks by their ids, `G10` between D and P, `activate-from` last.
    static func rank(of clock: ClockID) -> UInt8 { clock.rawValue * 2 }
    static let waitRank = rank(of: .d3_2) + 1
    static let activationRank = UInt8.max
}

extension OrderLog {
    /// The next point of the order; `nil` where nothing waits. Linear in its clocks and after-sales.
    func nextPoint(_ fold: borrowing Fold, activateFrom: Instant?) -> OrderPoint? {
        if ledger.alarms.isEmpty && ledger.suppressed.isEmpty && (fold.isKnown || fold.requests.isEmpty) {
            return nil
        }
        var best: OrderPoint?
        if !ledger.suppressed.isEmpty, let activateFrom {
            best = OrderPoint(
                at: activateFrom, request: LoggedEvent.absent, rank: OrderPoint.activationRank,
                what: .activation)
        }
        for index in ledger.alarms.indices {
            guard let point = nextPoint(ofAlarm: index, fold) else { continue }
            if let standing = best, !precedes(point, standing) { continue }
            best = point
        }
        if fold.isKnown { return best }
        for (index, view) in fold.requests.enumerated() {
            let request = LoggedEvent.TableIndex(index)
            if !view.isOpen || ledger.lapsed.contains(request) { continue }
            let asked = events[Int(view.request)]  // R3.11: from min(occurredAt, record timestamp).
            let due = Instant(milliseconds: asked.at.milliseconds - asked.lead) + .hours(24)
            let point = OrderPoint(at: due, request: request, rank: OrderPoint.waitRank, what: .wait)
            if let standing = best, !precedes(point, standing) { continue }
            best = point
        }
        return best
    }

    private func nextPoint(ofAlarm index: Int, _ fold: borrowing Fold) -> OrderPoint? {
        let alarm = ledger.alarms[index]
        guard let clock = fold.clock(of: alarm, self),
            let point = alarm.nextPoint(fold.clockTable[alarm.clock], base: clock.base)
        else { return nil }
        return OrderPoint(
            at: point.at, request: alarm.request, rank: OrderPoint.rank(of: alarm.clock),
            remaining: point.remaining, what: .alarm(index))
    }

    private func precedes(_ a: OrderPoint, _ b: OrderPoint) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.request != b.request { return precedesRequest(a.request, b.request) }
        if a.rank != b.rank { return a.rank < b.rank }
        return a.remaining > b.remaining
    }

    /// The order of after-sales in outputs: what has none first, then by afterSaleId (R2.5).
    func precedesRequest(_ a: LoggedEvent.TableIndex, _ b: LoggedEvent.TableIndex) -> Bool {
        if a == LoggedEvent.absent || b == LoggedEvent.absent { return a == LoggedEvent.absent && a != b }
        return precedes(afterSales[Int(a)], afterSales[Int(b)])
    }

    /// R2.6: when the order may be forgotten; `nil` while something is open or waits.
    public func forgetAt(_ fold: borrowing Fold, after span: TimeSpan) -> Instant? {
        if !ledger.suppressed.isEmpty || fold.hasOpenRequest { return nil }
        var at = newest + span
        for alarm in ledger.alarms {
            guard alarm.isExpired else { return nil }
            at = max(at, alarm.due)
        }
        return at
    }
}

extension Fold {
    /// The clock that an alarm was set for: the newest of that id that starts at that event.
    func clock(of alarm: Alarm, _ log: borrowing OrderLog) -> ClockView? {
        for index in clocks.indices.reversed()
        where clocks[index].id == alarm.clock && clocks[index].request == alarm.request {
            if log.events[Int(clocks[index].start)].idHash == alarm.start { return clocks[index] }
        }
        return nil
    }
}
