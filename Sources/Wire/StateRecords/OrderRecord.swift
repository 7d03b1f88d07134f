public import OrderDomain

/// An order's state at rest: its ``OrderDomain/OrderLog`` as bytes, for the store and the changelog.
///
/// Layout, all integers LEB128 unless said: version byte; tables of waybills, couriers, shops,
/// after-sales; the newest instant; events (``OrderRecord`` +Events); texts; verdicts. The order's id is
/// the key and is not repeated; last the ledger of actions and clocks. About 20 bytes a track; a mean
/// order is under 500 bytes, a third of it the one text.
public enum OrderRecord {
    /// The shape that ``encode(_:home:into:)`` writes; older ones are read.
    ///
    /// Since 2 nothing is written that the record says elsewhere: the hash of an event's id beside the id,
    /// a clock's fields again in its deadline action, the ids of what stands once more among those that went
    /// out.
    public static let version: UInt8 = 2

    /// Writes `log` behind what `writer` holds.
    ///
    /// - Parameter home: The partition number of the order's task; positions in it take a byte less.
    package static func encode(_ log: borrowing OrderLog, home: Int32, into writer: inout RecordWriter) {
        writer.append(byte: version)
        let unchanged = log.unchanged.flatMap { $0.home == home ? $0 : nil }
        if let unchanged, unchanged.tableEntries == log.tableEntries {
            writer.append(bytesOf: log.heap, unchanged.tables.bounds)
        } else {
            writeTable(log.waybills, of: log, into: &writer)
            writeTable(log.couriers, of: log, into: &writer)
            writeTable(log.shops, of: log, into: &writer)
            writeTable(log.afterSales, of: log, into: &writer)
        }
        writer.append(signed: log.newest.milliseconds)
        encodeEvents(log, behind: unchanged, home: home, into: &writer)
        encodeEvidence(log, into: &writer)
        writer.append(varint: UInt64(log.verdicts.count))
        for verdict in log.verdicts {
            writer.append(varint: UInt64(verdict.waybill))
            writer.append(fixed: verdict.tuple.bits)
            writer.append(verdict.id)
        }
        encodeLedger(log, into: &writer)
    }

    /// Reads a record that ``encode(_:home:into:)`` wrote into `log`, whose former content is forgotten.
    ///
    /// - Throws: ``CorruptRecord``; the log is then in no defined state.
    public static func decode(
        _ bytes: Span<UInt8>, orderID: Span<UInt8>, home: Int32, into log: inout OrderLog
    ) throws(CorruptRecord) {
        log.reset(orderID: orderID)
        let base = log.heap.count
        _ = log.store(bytes)
        var reader = RecordReader(bytes)
        let version = reader.byte()
        if version > Self.version { throw .newer(version) }
        let tables = reader.position
        readTable(&reader, base, into: &log.waybills)
        readTable(&reader, base, into: &log.couriers)
        readTable(&reader, base, into: &log.shops)
        readTable(&reader, base, into: &log.afterSales)
        let tablesEnd = reader.position
        log.newest = Instant(milliseconds: reader.signed())
        let events = decodeEvents(&reader, of: version, base: base, home: home, into: &log)
        if version == Self.version {
            log.unchanged = UnchangedRecord(
                tables: ByteRange(start: base + tables, count: tablesEnd - tables),
                tableEntries: log.tableEntries,
                events: ByteRange(start: base + events, count: reader.position - events),
                eventCount: log.events.count, home: home)
        }
        decodeEvidence(&reader, base: base, into: &log)
        for _ in 0..<reader.count() {
            let waybill = reader.index(below: log.waybills.count)
            let tuple = VerdictTuple(bits: reader.fixed16())
            let verdict = StandingVerdict(waybill: waybill, tuple: tuple, id: reader.fingerprint())
            log.verdicts.append(verdict)
        }
        decodeLedger(&reader, of: version, base: base, into: &log)
        if reader.isTorn || !reader.isAtEnd || !isSound(log) { throw .torn }
    }

    private static func writeTable(
        _ table: [ByteRange], of log: borrowing OrderLog, into writer: inout RecordWriter
    ) {
        writer.append(varint: UInt64(table.count))
        for entry in table { writer.append(log.heap, entry.bounds) }
    }

    private static func readTable(_ reader: inout RecordReader, _ base: Int, into table: inout [ByteRange]) {
        for _ in 0..<reader.count() { table.append(reader.range(base)) }
    }

    // MARK: - Texts

    private static func encodeEvidence(_ log: borrowing OrderLog, into writer: inout RecordWriter) {
        writer.append(varint: UInt64(log.evidence.count))
        for words in log.evidence {
            let event = log.events.firstIndex { $0.idHash == words.idHash && $0.kind == .track } ?? 0
            // A signature keeps its id with its event: it is not written twice.
            let sharesID = !log.events[event].eventID.isEmpty
            writer.append(varint: UInt64(event) << 1 | (sharesID ? 1 : 0))
            if !sharesID { writer.append(log.heap, words.eventID.bounds) }
            writer.append(log.heap, words.rule.bounds)
            writer.append(log.heap, words.text.bounds)
            // The match mostly lies within the text: then its offset + 1 stands for it, else 0 and itself.
            let offset = Int(words.match.start) - Int(words.text.start)
            if offset >= 0, offset + Int(words.match.count) <= Int(words.text.count) {
                writer.append(varint: UInt64(offset) + 1)
                writer.append(varint: UInt64(words.match.count))
            } else {
                writer.append(varint: 0)
                writer.append(log.heap, words.match.bounds)
            }
        }
    }

    private static func decodeEvidence(_ reader: inout RecordReader, base: Int, into log: inout OrderLog) {
        for _ in 0..<reader.count() {
            let track = reader.varint()
            guard track >> 1 < UInt64(log.events.count) else { return reader.fail() }
            let event = log.events[Int(track >> 1)]
            let eventID = track & 1 == 1 ? event.eventID : reader.range(base)
            let rule = reader.range(base)
            let text = reader.range(base)
            var match = ByteRange.none
            let offset = reader.varint()
            if offset == 0 {
                match = reader.range(base)
            } else {
                let count = reader.varint()
                // Bounded by the text, so that no record can point behind its own end.
                let start = min(offset - 1, UInt64(text.count))
                match = ByteRange(
                    start: Int(text.start) + Int(start), count: Int(min(count, UInt64(text.count) - start)))
            }
            log.evidence.append(
                Evidence(idHash: event.idHash, eventID: eventID, rule: rule, match: match, text: text))
        }
    }
}

extension OrderLog {
    /// Entries of the four tables of ids, which only ever grow. Inline, because a call would take a copy
    /// of the log along.
    @inline(__always)
    fileprivate var tableEntries: Int { waybills.count + couriers.count + shops.count + afterSales.count }
}

extension RecordReader {
    /// A length-prefixed run as a range of a heap in which the record starts at `base`.
    @inline(__always)
    mutating func range(_ base: Int) -> ByteRange {
        let run = run()
        return run.isEmpty ? .none : ByteRange(start: base + run.lowerBound, count: run.count)
    }
}
