public import OrderDomain

/// The verdict message of CONTRACT 2.
public enum VerdictMessage {
    /// Appends the record key `orderId/waybillNo`.
    public static func appendKey(
        _ waybill: LoggedEvent.TableIndex, _ log: borrowing OrderLog, to out: inout [UInt8]
    ) {
        out.append(log.orderID, of: log.heap)
        out.append(UInt8(ascii: "/"))
        out.append(log.waybills[Int(waybill)], of: log.heap)
    }

    /// Appends the message as one JSON object.
    public static func append(
        _ effect: VerdictEffect, _ log: borrowing OrderLog, tableVersion: [UInt8], to out: inout [UInt8]
    ) {
        let parcel = effect.parcel
        let words = effect.evidence.map { log.evidence[$0] }
        out.appendRaw("{\"verdictId\":")
        out.appendFingerprint(effect.id)
        out.appendRaw(",\"orderId\":")
        out.append(log.orderID, of: log)
        out.appendRaw(",\"waybillNo\":")
        out.append(log.waybills[Int(parcel.waybill)], of: log)
        out.appendRaw(",\"courier\":")
        out.append(parcel.courier == LoggedEvent.absent ? nil : log.couriers[Int(parcel.courier)], of: log)
        out.appendRaw(",\"stage\":")
        out.appendName(parcel.stage.name)
        out.appendRaw(",\"verdict\":")
        out.appendName(parcel.verdict.name)
        out.appendRaw(",\"row\":")
        out.appendName(parcel.row?.name)
        out.appendRaw(",\"policy\":")
        out.appendName(parcel.row?.policy)
        out.appendRaw(",\"rule\":")
        out.append(words?.rule, of: log)
        out.appendRaw(",\"match\":")
        out.append(words?.match, of: log)
        out.appendRaw(",\"text\":")
        out.append(words?.text, of: log)
        out.appendRaw(",\"problem\":")
        out.appendName(parcel.problem?.name)
        out.appendRaw(
            effect.disagrees ? ",\"disagrees\":true,\"eventId\":" : ",\"disagrees\":false,\"eventId\":")
        out.append(words?.eventID, of: log)
        out.appendRaw(",\"occurredAt\":\"")
        out.appendInstant(effect.at)
        out.appendRaw("\",\"tableVersion\":")
        out.appendJSONString(tableVersion.span)
        out.appendRaw(",\"supersedes\":")
        out.appendFingerprint(effect.supersedes)
        out.append(UInt8(ascii: "}"))
    }
}

extension [UInt8] {
    /// Appends bytes of the log's heap as a JSON string; null where there are none.
    mutating func append(_ range: ByteRange?, of log: borrowing OrderLog) {
        guard let range, !range.isEmpty else { return appendRaw("null") }
        appendJSONString(log.heap.span.extracting(range.bounds))
    }

    /// Appends a contract's word as a JSON string.
    mutating func appendName(_ name: StaticString?) {
        guard let name else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        appendRaw(name)
        append(UInt8(ascii: "\""))
    }

    /// Appends an id as a JSON string.
    mutating func appendFingerprint(_ id: Fingerprint?) {
        guard let id else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        id.appendHex(to: &self)
        append(UInt8(ascii: "\""))
    }
}
