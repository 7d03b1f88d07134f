import OrderDomain

@testable import OrderStories

extension OrderLog {
    /// All that a state record holds, in words: names for what is a number at rest, so that a number that
    /// changed its meaning shows.
    var lines: [String] {
        var lines = [
            "waybills " + list(waybills), "couriers " + list(couriers), "shops " + list(shops),
            "after-sales " + list(afterSales), "newest \(newest.milliseconds)",
        ]
        lines += events.map(line) + evidence.map(line)
        lines += verdicts.map {
            "verdict of \(name($0.waybill, waybills)): \(words($0.tuple.facts)) \(hex($0.id))"
        }
        return lines + ledgerLines
    }

    private func line(_ event: LoggedEvent) -> String {
        var words = ["\(event.kind.name)", "at \(event.at.milliseconds)", "hash \(event.idHash)"]
        if event.isDate { words.append("date") }
        if let platform = event.platform { words.append("platform \(platform.name)") }
        if event.kind == .track { words.append("says \(self.words(event.facts))") }
        for (what, index, table) in [
            ("waybill", event.waybill, waybills), ("replaces", event.replaces, waybills),
            ("after-sale", event.afterSale, afterSales), ("courier", event.courier, couriers),
            ("shop", event.shop, shops),
        ] where index != LoggedEvent.absent { words.append("\(what) \(name(index, table))") }
        if event.value != 0 { words.append("value \(event.value)") }
        if event.secondValue != 0 { words.append("second \(event.secondValue)") }
        if event.lead != 0 { words.append("lead \(event.lead)") }
        if event.tags.bits != 0 { words.append("tags \(self.words(event.tags))") }
        if !event.eventID.isEmpty { words.append("id \(text(event.eventID))") }
        if !event.extra.isEmpty { words.append("extra \(Hex.text(Array(heap[event.extra.bounds])))") }
        if event.source.offset >= 0 { words.append("from \(event.source.partition)-\(event.source.offset)") }
        return words.joined(separator: " ")
    }

    private func words(_ facts: TrackFacts) -> String {
        var words = ["\(facts.stage.name)", "\(facts.verdict.name)"]
        if let row = facts.row { words.append("\(row.name)") }
        if let problem = facts.problem { words.append("problem:\(problem.name)") }
        if facts.disagrees { words.append("disagrees") }
        if facts.speaksOfReturn { words.append("return") }
        return words.joined(separator: "/")
    }

    private func words(_ tags: EventTags) -> String {
        var words: [String] = []
        if let type: RequestType = tags.value(.type) { words.append("\(type.name)") }
        if let reason: RequestReason = tags.value(.reason) { words.append("\(reason.name)") }
        if let clock: ClockID = tags.value(.clock) { words.append("\(clock.name)") }
        if let finding: InspectionFinding = tags.value(.finding) { words.append("\(finding.name)") }
        for flag in EventTags.Flag.allCases {
            if let value = tags.flag(flag) { words.append("\(flag):\(value)") }
        }
        // What a proposal, a proof or a fault is depends on the event; their numbers are told.
        for place in [EventTags.Place.subject, .media, .fault] where tags[place] != 0 {
            words.append("\(place)=\(tags[place])")
        }
        return words.joined(separator: "/")
    }

    private func line(_ held: Evidence) -> String {
        "text of \(held.idHash) id \(text(held.eventID)) rule \(text(held.rule)) match \(text(held.match)): "
            + text(held.text)
    }

    private var ledgerLines: [String] {
        var lines = ledger.issued.map { issued in
            let ask = issued.ask
            return
                "issued \(ask.kind.name) \(ask.row) of \(name(ask.request, afterSales)) on "
                + "\(name(ask.waybill, waybills))\(ask.isLeg ? " leg" : "") "
                + "proposal \(ask.proposal?.name ?? "-") missing \(ask.missing?.name ?? "-") "
                + "\(ask.ifSkipped.name) \(hex(issued.id))"
        }
        for alarm in ledger.alarms {
            let fired = alarm.firedUpTo.milliseconds == .min ? "-" : "\(alarm.firedUpTo.milliseconds)"
            lines.append(
                "alarm \(alarm.clock.name) of \(name(alarm.request, afterSales)) from \(alarm.start) due "
                    + "\(alarm.due.milliseconds) set \(alarm.setAt.milliseconds) fired \(fired)"
                    + (alarm.isExpired ? " expired" : "")
                    + (alarm.standing.map { " standing on \(name($0.waybill, waybills)) \(hex($0.id))" }
                        ?? "")
            )
        }
        lines += ledger.lapsed.map { "lapsed \(name($0, afterSales))" }
        lines += ledger.guides.map { "guide of \(name($0.request, afterSales)) on \(name($0.leg, waybills))" }
        if !ledger.suppressed.isEmpty { lines.append("suppressed \(text(ledger.suppressed))") }
        lines += ledger.ids.map { "went out \($0)" }
        lines += ledger.withdrawals.map { "withdrawn \($0.lane) \(hex($0.id))" }
        return lines
    }

    private func list(_ table: [ByteRange]) -> String { table.map(text).joined(separator: " ") }

    private func name(_ index: LoggedEvent.TableIndex, _ table: [ByteRange]) -> String {
        index == LoggedEvent.absent ? "-" : text(table[Int(index)])
    }

    private func hex(_ id: Fingerprint) -> String {
        var bytes: [UInt8] = []
        id.appendHex(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
