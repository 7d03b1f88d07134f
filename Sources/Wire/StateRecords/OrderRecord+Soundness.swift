internal import OrderDomain

// What the domain takes for granted of a log. A record that does not hold it is torn: refusing it here
// costs a few comparisons an event, and a trap later would cost the process.

extension OrderRecord {
    /// Whether an event has what its kind needs, and numbers that can be reckoned with.
    @inline(__always)
    static func isSound(_ event: LoggedEvent) -> Bool {
        let hasWaybill = event.waybill != LoggedEvent.absent
        let hasIDs =
            switch event.kind.role {
            case .tracks, .linkedTracks: hasWaybill
            case .orders: hasWaybill || event.kind != .shipped
            case .afterSales, .service:
                event.afterSale != LoggedEvent.absent && (hasWaybill || event.kind != .returnShipped)
            }
        return hasIDs && event.facts.isSound && event.at.isReckonable && holdsWholeItems(event)
            && event.value.isReckonable && event.secondValue.isReckonable && event.lead.isReckonable
    }

    private static func holdsWholeItems(_ event: LoggedEvent) -> Bool {
        if event.extra.isEmpty { return true }
        let size = event.kind == .placed ? PackedItem.size : MemoryLayout<UInt64>.size
        return Int(event.extra.count).isMultiple(of: size)
    }

    /// Whether what the log's ledger and verdicts point at is there. Inline, because a call would take a
    /// copy of the log along.
    @inline(__always)
    static func isSound(_ log: borrowing OrderLog) -> Bool {
        let (requests, waybills) = (log.afterSales.count, log.waybills.count)
        func names(_ index: LoggedEvent.TableIndex, _ count: Int) -> Bool {
            index == LoggedEvent.absent || Int(index) < count
        }
        func isSound(_ deadline: StandingDeadline) -> Bool {
            names(deadline.request, requests) && names(deadline.waybill, waybills)
        }
        return log.verdicts.allSatisfy { $0.tuple.facts.isSound }
            && log.ledger.issued.allSatisfy {
                names($0.ask.request, requests) && names($0.ask.waybill, waybills)
            }
            && log.ledger.alarms.allSatisfy {
                names($0.request, requests) && $0.due.isReckonable && $0.setAt.isReckonable
                    && ($0.standing.map(isSound) ?? true)
            }
            && log.ledger.lapsed.allSatisfy { names($0, requests) }
            && log.ledger.guides.allSatisfy { names($0.request, requests) && names($0.leg, waybills) }
    }
}

extension TrackFacts {
    /// Whether stage, row and problem are ones that we know: reading another would be a guess.
    @inline(__always)
    fileprivate var isSound: Bool {
        // By raw values, because `allCases` makes an array each time it is asked.
        let row = UInt8(truncatingIfNeeded: bits >> 6 & 15)
        let problem = UInt8(truncatingIfNeeded: bits >> 10 & 7)
        return Stage(rawValue: UInt8(truncatingIfNeeded: bits & 15)) != nil
            && (row == 0 || Row(rawValue: row - 1) != nil)
            && (problem == 0 || Problem(rawValue: problem - 1) != nil)
    }
}

extension Int64 {
    /// CONTRACT's amounts and instants lie within ±2^53; no sum of a few of those overflows.
    fileprivate var isReckonable: Bool { magnitude <= 1 << 53 }
}

extension Instant {
    fileprivate var isReckonable: Bool { milliseconds.isReckonable }
}
