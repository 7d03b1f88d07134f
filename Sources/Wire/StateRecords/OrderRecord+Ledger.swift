internal import OrderDomain

// The ledger of an order's record: what went out beside verdicts, and what its clocks have fired. One
// byte where it is empty.

extension OrderRecord {
    static func encodeLedger(_ log: borrowing OrderLog, into writer: inout RecordWriter) {
        let ledger = log.ledger
        if ledger.isEmpty { return writer.append(byte: 0) }
        writer.append(byte: 1)
        writer.append(varint: UInt64(ledger.issued.count))
        for issued in ledger.issued { encode(issued, into: &writer) }
        writer.append(varint: UInt64(ledger.alarms.count))
        for alarm in ledger.alarms { encode(alarm, into: &writer) }
        writer.append(varint: UInt64(ledger.lapsed.count))
        for request in ledger.lapsed { writer.append(index: request) }
        writer.append(varint: UInt64(ledger.guides.count))
        for guide in ledger.guides {
            writer.append(index: guide.request)
            writer.append(index: guide.leg)
        }
        writer.append(log.heap, ledger.suppressed.bounds)
        writer.append(varint: UInt64(ledger.withdrawals.count))
        for withdrawal in ledger.withdrawals {
            writer.append(fixed: withdrawal.lane)
            writer.append(withdrawal.id)
        }
        encodeIDs(of: ledger, into: &writer)
    }

    /// The first shape's: its ids stand all by themselves, and before the withdrawals.
    private static func decodeFirstIDs(_ reader: inout RecordReader, into ledger: inout OrderLedger) {
        for _ in 0..<reader.count() { ledger.ids.append(reader.fixed64()) }
        decodeWithdrawals(&reader, into: &ledger)
    }

    private static func decodeWithdrawals(_ reader: inout RecordReader, into ledger: inout OrderLedger) {
        for _ in 0..<reader.count() {
            ledger.withdrawals.append(
                OrderLedger.Withdrawal(lane: reader.fixed64(), id: reader.fingerprint()))
        }
    }

    static func decodeLedger(
        _ reader: inout RecordReader, of version: UInt8, base: Int, into log: inout OrderLog
    ) {
        let isFirst = version == 1
        if reader.byte() == 0 { return }
        for _ in 0..<reader.count() {
            guard let issued = decodeIssued(&reader) else { return reader.fail() }
            log.ledger.issued.append(issued)
        }
        for _ in 0..<reader.count() {
            guard let alarm = decodeAlarm(&reader, isFirst: isFirst) else { return reader.fail() }
            log.ledger.alarms.append(alarm)
        }
        for _ in 0..<reader.count() { log.ledger.lapsed.append(reader.shortIndex()) }
        for _ in 0..<reader.count() {
            log.ledger.guides.append(
                OrderLedger.Guide(request: reader.shortIndex(), leg: reader.shortIndex()))
        }
        log.ledger.suppressed = reader.range(base)
        if isFirst { return decodeFirstIDs(&reader, into: &log.ledger) }
        decodeWithdrawals(&reader, into: &log.ledger)
        decodeIDs(&reader, into: &log.ledger)
    }

    // MARK: - Entries

    private static func encode(_ issued: IssuedAsk, into writer: inout RecordWriter) {
        let ask = issued.ask
        writer.append(byte: ask.kind.rawValue)
        writer.append(byte: ask.row.rawValue)
        writer.append(index: ask.request)
        writer.append(index: ask.waybill)
        writer.append(byte: ask.proposal.map { $0.rawValue + 1 } ?? 0)
        writer.append(byte: ask.missing.map { $0.rawValue + 1 } ?? 0)
        writer.append(byte: ask.ifSkipped.rawValue << 1 | (ask.isLeg ? 1 : 0))
        writer.append(issued.id)
    }

    private static func decodeIssued(_ reader: inout RecordReader) -> IssuedAsk? {
        guard let kind = ActionKind(rawValue: reader.byte()), let row = SceneRow(rawValue: reader.byte())
        else { return nil }
        let request = reader.shortIndex()
        var ask = Ask(kind, row, waybill: reader.shortIndex())
        ask.request = request
        ask.proposal = reader.optional()
        ask.missing = reader.optional()
        let flags = reader.byte()
        guard let ifSkipped = SkipOutcome(rawValue: flags >> 1) else { return nil }
        (ask.ifSkipped, ask.isLeg) = (ifSkipped, flags & 1 != 0)
        return IssuedAsk(ask: ask, id: reader.fingerprint())
    }

    private static func encode(_ alarm: Alarm, into writer: inout RecordWriter) {
        writer.append(byte: alarm.clock.rawValue)
        writer.append(index: alarm.request)
        writer.append(fixed: alarm.start)
        writer.append(signed: alarm.due.milliseconds)
        writer.append(signed: alarm.due.milliseconds &- alarm.setAt.milliseconds)
        // What fired last, counted back from the end; 0 where nothing has.
        let hasFired = alarm.firedUpTo.milliseconds != .min
        writer.append(
            varint: hasFired
                ? 1 + UInt64(bitPattern: alarm.due.milliseconds &- alarm.firedUpTo.milliseconds) : 0)
        writer.append(byte: (alarm.isExpired ? 1 : 0) | (alarm.standing == nil ? 0 : 2))
        guard let standing = alarm.standing else { return }
        writer.append(index: standing.waybill)
        writer.append(standing.id)
    }

    private static func decodeAlarm(_ reader: inout RecordReader, isFirst: Bool) -> Alarm? {
        guard let clock = ClockID(rawValue: reader.byte()) else { return nil }
        let (request, start) = (reader.shortIndex(), reader.fixed64())
        let due = reader.signed()
        let setAt = due &- reader.signed()
        var alarm = Alarm(
            clock: clock, request: request, start: start, due: Instant(milliseconds: due),
            setAt: Instant(milliseconds: setAt))
        let fired = reader.varint()
        if fired > 0 { alarm.firedUpTo = Instant(milliseconds: due &- Int64(bitPattern: fired &- 1)) }
        let flags = reader.byte()
        alarm.isExpired = flags & 1 != 0
        if flags & 2 != 0 {
            // Clock, request and start are the alarm's; the first shape has them once more.
            if isFirst { _ = (reader.byte(), reader.shortIndex()) }
            let waybill = reader.shortIndex()
            if isFirst { _ = reader.fixed64() }
            alarm.standing = StandingDeadline(
                clock: clock, request: request, waybill: waybill, start: start, id: reader.fingerprint())
        }
        return alarm
    }
}

extension RecordWriter {
    /// A table index; absent is one byte too.
    mutating func append(index: LoggedEvent.TableIndex) {
        append(varint: UInt64(index &+ 1))
    }

    mutating func append(_ id: Fingerprint) {
        append(fixed: id.high)
        append(fixed: id.low)
    }
}

extension RecordReader {
    /// A table index of ``RecordWriter/append(index:)``.
    mutating func shortIndex() -> LoggedEvent.TableIndex {
        let value = varint()
        if value > UInt64(LoggedEvent.absent) { fail() }
        return LoggedEvent.TableIndex(truncatingIfNeeded: value) &- 1
    }

    /// A word that may be absent, as its raw value + 1; one that we do not know is torn.
    mutating func optional<E: Named>() -> E? {
        let byte = byte()
        if byte == 0 { return nil }
        let value = E(rawValue: byte - 1)
        if value == nil { fail() }
        return value
    }

    mutating func fingerprint() -> Fingerprint { Fingerprint(high: fixed64(), low: fixed64()) }
}
