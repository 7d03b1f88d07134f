import OrderDomain

/// What R2.7 promises of an order whatever the order of arrival: verdicts' four fields, the actions that
/// stand, and expiries. Not warnings, nor D1.3's guide, which rests on one.
struct Standing: Equatable {
    var verdicts: [String: VerdictTuple] = [:]
    var asks: Set<String> = []
    var expiries: Set<String> = []

    init(_ story: Story) {
        let log = story.log
        for verdict in log.verdicts { verdicts[log.text(log.waybills[Int(verdict.waybill)])] = verdict.tuple }
        for issued in log.ledger.issued where issued.ask.row != .d1_3 {
            asks.insert(Self.words(issued.ask, log))
        }
        for alarm in log.ledger.alarms where alarm.isExpired {
            expiries.insert("\(alarm.clock.name) \(Self.name(alarm.request, log)) \(Hour(alarm.due))")
        }
    }

    private static func words(_ ask: Ask, _ log: OrderLog) -> String {
        let waybill = ask.waybill == LoggedEvent.absent ? "-" : log.text(log.waybills[Int(ask.waybill)])
        let proposal = ask.proposal.map { "\($0.name)" } ?? "-"
        let missing = ask.missing.map { "\($0.name)" } ?? "-"
        return [
            name(ask.request, log), "\(ask.kind.name)", "\(ask.row.policy.name)", waybill, proposal, missing,
        ].joined(separator: " ")
    }

    private static func name(_ request: LoggedEvent.TableIndex, _ log: OrderLog) -> String {
        request == LoggedEvent.absent ? "-" : log.text(log.afterSales[Int(request)])
    }
}
