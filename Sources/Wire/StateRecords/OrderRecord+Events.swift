internal import OrderDomain

// The events of an order's record. Each: a head byte (kind, date, id), a byte that says which fields
// follow, the instant as a difference to the event before, the id's hash unless the id itself is kept, then
// those fields and the id.

extension OrderRecord {
    /// In place of a kind: a track of the first waybill and the first courier. Its byte of fields is left
    /// out, and so are both indices: three bytes of the commonest event.
    private static let plainTrack: UInt8 = 63
    private static let kindMask: UInt8 = 63
    private static let isDate: UInt8 = 64
    private static let hasID: UInt8 = 128

    /// Which fields follow.
    private struct Fields: OptionSet {
        let rawValue: UInt8
        static let waybill = Fields(rawValue: 1)
        static let replaces = Fields(rawValue: 2)
        static let afterSale = Fields(rawValue: 4)
        static let courier = Fields(rawValue: 8)
        static let shop = Fields(rawValue: 16)
        static let platform = Fields(rawValue: 32)
        static let source = Fields(rawValue: 64)
        static let details = Fields(rawValue: 128)
        static let ofPlainTrack: Fields = [.waybill, .courier, .source]
    }

    /// - Parameter unchanged: The record that the log was read from; the events that it has are copied.
    static func encodeEvents(
        _ log: borrowing OrderLog, behind unchanged: UnchangedRecord?, home: Int32,
        into writer: inout RecordWriter
    ) {
        writer.append(varint: UInt64(log.events.count))
        var (before, first) = (Int64(0), 0)
        if let unchanged, unchanged.eventCount > 0 {
            writer.append(bytesOf: log.heap, unchanged.events.bounds)
            first = unchanged.eventCount
            before = log.events[first - 1].at.milliseconds
        }
        for index in first..<log.events.count {
            encode(log.events[index], since: before, of: log, home: home, into: &writer)
            before = log.events[index].at.milliseconds
        }
    }

    private static func encode(
        _ event: LoggedEvent, since before: Int64, of log: borrowing OrderLog, home: Int32,
        into writer: inout RecordWriter
    ) {
        let fields = fields(of: event)
        let isPlain = isPlainTrack(event, fields)
        let kind = isPlain ? plainTrack : event.kind.rawValue
        writer.append(byte: kind | (event.isDate ? isDate : 0) | (event.eventID.isEmpty ? 0 : hasID))
        if !isPlain { writer.append(byte: fields.rawValue) }
        encodeInstant(event.at.milliseconds - before, into: &writer)
        if event.eventID.isEmpty { writer.append(fixed: event.idHash) }
        if event.kind == .track { writer.append(fixed: event.facts.bits) }
        if !isPlain { encodeIndices(of: event, fields, into: &writer) }
        if fields.contains(.source) { encode(event.source, home: home, into: &writer) }
        if fields.contains(.details) { encodeDetails(of: event, log, into: &writer) }
        if !event.eventID.isEmpty { writer.append(log.heap, event.eventID.bounds) }
    }

    /// What an event's indices point into: the tables' sizes.
    private struct TableSizes {
        let waybills, couriers, shops, afterSales: Int

        init(_ log: borrowing OrderLog) {
            (waybills, couriers) = (log.waybills.count, log.couriers.count)
            (shops, afterSales) = (log.shops.count, log.afterSales.count)
        }
    }

    /// - Returns: Where in the record the first event begins.
    static func decodeEvents(
        _ reader: inout RecordReader, of version: UInt8, base: Int, home: Int32, into log: inout OrderLog
    ) -> Int {
        let hasEveryHash = version == 1
        let count = reader.count()
        let start = reader.position
        let tables = TableSizes(log)
        var events: [LoggedEvent] = []
        swap(&events, &log.events)  // A local array is not looked up anew at every event.
        var before: Int64 = 0
        for _ in 0..<count where !reader.isTorn {
            let event = decodeEvent(
                &reader, since: before, base: base, home: home, tables, hasEveryHash: hasEveryHash)
            before = event.at.milliseconds
            events.append(event)
        }
        swap(&events, &log.events)
        return start
    }

    /// One event; worthless where the reader is torn behind it.
    @inline(__always)
    private static func decodeEvent(
        _ reader: inout RecordReader, since before: Int64, base: Int, home: Int32, _ tables: TableSizes,
        hasEveryHash: Bool
    ) -> LoggedEvent {
        let head = reader.byte()
        let isPlain = head & kindMask == plainTrack
        let fields = isPlain ? Fields.ofPlainTrack : Fields(rawValue: reader.byte())
        let at = Instant(milliseconds: before &+ decodeInstant(&reader))
        let kind = isPlain ? .track : EventKind(rawValue: head & kindMask)
        if kind == nil { reader.fail() }
        let idFollows = head & hasID != 0
        var event = LoggedEvent(
            kind ?? .track, at: at, idHash: hasEveryHash || !idFollows ? reader.fixed64() : 0)
        event.isDate = head & isDate != 0
        if kind == .track { event.facts = TrackFacts(bits: reader.fixed16()) }
        if isPlain {
            if tables.waybills == 0 || tables.couriers == 0 { reader.fail() }
            (event.waybill, event.courier) = (0, 0)
        } else {
            decodeIndices(&reader, fields, tables, of: &event)
        }
        if fields.contains(.source) { event.source = decodeSource(&reader, home: home) }
        if fields.contains(.details) { decodeDetails(&reader, base: base, of: &event) }
        if idFollows {
            let id = reader.run()
            event.eventID = ByteRange(start: base + id.lowerBound, count: id.count)
            if id.isEmpty { reader.fail() }
            if !hasEveryHash { event.idHash = reader.hash(of: id) }
        }
        if !isSound(event) { reader.fail() }
        return event
    }

    private static func encodeIndices(
        of event: LoggedEvent, _ fields: Fields, into writer: inout RecordWriter
    ) {
        if fields.contains(.waybill) { writer.append(varint: UInt64(event.waybill)) }
        if fields.contains(.replaces) { writer.append(varint: UInt64(event.replaces)) }
        if fields.contains(.afterSale) { writer.append(varint: UInt64(event.afterSale)) }
        if fields.contains(.courier) { writer.append(varint: UInt64(event.courier)) }
        if fields.contains(.shop) { writer.append(varint: UInt64(event.shop)) }
        if let platform = event.platform { writer.append(byte: platform.rawValue) }
    }

    @inline(__always)
    private static func decodeIndices(
        _ reader: inout RecordReader, _ fields: Fields, _ tables: TableSizes, of event: inout LoggedEvent
    ) {
        if fields.contains(.waybill) { event.waybill = reader.index(below: tables.waybills) }
        if fields.contains(.replaces) { event.replaces = reader.index(below: tables.waybills) }
        if fields.contains(.afterSale) { event.afterSale = reader.index(below: tables.afterSales) }
        if fields.contains(.courier) { event.courier = reader.index(below: tables.couriers) }
        if fields.contains(.shop) { event.shop = reader.index(below: tables.shops) }
        if fields.contains(.platform) {
            event.platform = Platform(rawValue: reader.byte())
            if event.platform == nil { reader.fail() }
        }
    }

    private static func isPlainTrack(_ event: LoggedEvent, _ fields: Fields) -> Bool {
        event.kind == .track && fields == .ofPlainTrack && event.waybill == 0 && event.courier == 0
    }

    private static func fields(of event: LoggedEvent) -> Fields {
        var fields: Fields = []
        if event.waybill != LoggedEvent.absent { fields.insert(.waybill) }
        if event.replaces != LoggedEvent.absent { fields.insert(.replaces) }
        if event.afterSale != LoggedEvent.absent { fields.insert(.afterSale) }
        if event.courier != LoggedEvent.absent { fields.insert(.courier) }
        if event.shop != LoggedEvent.absent { fields.insert(.shop) }
        if event.platform != nil { fields.insert(.platform) }
        if event.source.offset >= 0 { fields.insert(.source) }
        if event.value != 0 || event.secondValue != 0 || event.lead != 0 || event.tags.bits != 0
            || !event.extra.isEmpty
        {
            fields.insert(.details)
        }
        return fields
    }

    /// Whole seconds, as most feeds have them, take one bit and three digits less.
    private static func encodeInstant(_ milliseconds: Int64, into writer: inout RecordWriter) {
        let isWhole = milliseconds % 1_000 == 0
        let value = isWhole ? milliseconds / 1_000 : milliseconds
        writer.append(signed: value << 1 | (isWhole ? 0 : 1))
    }

    @inline(__always)
    private static func decodeInstant(_ reader: inout RecordReader) -> Int64 {
        let value = reader.signed()
        return value & 1 == 0 ? (value >> 1) &* 1_000 : value >> 1
    }

    private static func encode(_ source: SourcePosition, home: Int32, into writer: inout RecordWriter) {
        let isForeign = source.partition != home
        writer.append(varint: UInt64(source.offset) << 1 | (isForeign ? 1 : 0))
        if isForeign { writer.append(signed: Int64(source.partition)) }
    }

    @inline(__always)
    private static func decodeSource(_ reader: inout RecordReader, home: Int32) -> SourcePosition {
        let value = reader.varint()
        let partition = value & 1 == 0 ? home : Int32(truncatingIfNeeded: reader.signed())
        return SourcePosition(partition: partition, offset: Int64(value >> 1))
    }

    private static func encodeDetails(
        of event: LoggedEvent, _ log: borrowing OrderLog, into writer: inout RecordWriter
    ) {
        writer.append(signed: event.value)
        writer.append(signed: event.secondValue)
        writer.append(signed: event.lead)
        writer.append(varint: event.tags.bits)
        writer.append(log.heap, event.extra.bounds)
    }

    @inline(__always)
    private static func decodeDetails(
        _ reader: inout RecordReader, base: Int, of event: inout LoggedEvent
    ) {
        event.value = reader.signed()
        event.secondValue = reader.signed()
        event.lead = reader.signed()
        event.tags = EventTags(bits: reader.varint())
        event.extra = reader.range(base)
    }
}

extension RecordReader {
    /// A table index; a record that points behind its table is torn.
    @inline(__always)
    mutating func index(below count: Int) -> LoggedEvent.TableIndex {
        let value = varint()
        if value >= UInt64(count) { fail() }
        return LoggedEvent.TableIndex(truncatingIfNeeded: value)
    }
}
