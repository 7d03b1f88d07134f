public import OrderDomain

/// The verdict message of CONTRACT 2.
public enum VerdictMessage {
    /// The room that everything but ids and texts needs at most: names, words, two fingerprints, an instant.
    private static let fixedRoom = 1_024

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
        let courier = parcel.courier == LoggedEvent.absent ? nil : log.couriers[Int(parcel.courier)]
        let (orderID, waybill) = (log.orderID, log.waybills[Int(parcel.waybill)])
        let texts =
            orderID.bounds.count + waybill.bounds.count + (courier?.bounds.count ?? 0) + tableVersion.count
            + (words.map { $0.rule.bounds.count + $0.match.bounds.count + $0.text.bounds.count } ?? 0)
            + (words?.eventID.bounds.count ?? 0)
        log.heap.withUnsafeBufferPointer { heap in
            out.append(addingCapacity: fixedRoom + OutputSpan<UInt8>.room(forString: texts)) { out in
                out.appendRaw("{\"verdictId\":")
                out.appendFingerprint(effect.id)
                out.appendRaw(",\"orderId\":")
                out.append(orderID, of: heap)
                out.appendRaw(",\"waybillNo\":")
                out.append(waybill, of: heap)
                out.appendRaw(",\"courier\":")
                out.append(courier, of: heap)
                appendState(parcel, to: &out)
                appendWords(words, of: heap, to: &out)
                out.appendRaw(",\"problem\":")
                out.appendName(parcel.problem?.name)
                out.appendRaw(effect.disagrees ? ",\"disagrees\":true" : ",\"disagrees\":false")
                out.appendRaw(",\"eventId\":")
                out.append(words?.eventID, of: heap)
                out.appendRaw(",\"occurredAt\":\"")
                out.appendInstant(effect.at)
                out.appendRaw("\",\"tableVersion\":")
                tableVersion.withUnsafeBufferPointer { out.appendJSONString($0) }
                out.appendRaw(",\"supersedes\":")
                out.appendFingerprint(effect.supersedes)
                out.append(UInt8(ascii: "}"))
            }
        }
    }

    private static func appendWords(
        _ words: Evidence?, of heap: UnsafeBufferPointer<UInt8>, to out: inout OutputSpan<UInt8>
    ) {
        out.appendRaw(",\"rule\":")
        out.append(words?.rule, of: heap)
        out.appendRaw(",\"match\":")
        out.append(words?.match, of: heap)
        out.appendRaw(",\"text\":")
        out.append(words?.text, of: heap)
    }

    private static func appendState(_ parcel: ParcelView, to out: inout OutputSpan<UInt8>) {
        out.appendRaw(",\"stage\":")
        out.appendName(parcel.stage.name)
        out.appendRaw(",\"verdict\":")
        out.appendName(parcel.verdict.name)
        out.appendRaw(",\"row\":")
        out.appendName(parcel.row?.name)
        out.appendRaw(",\"policy\":")
        out.appendName(parcel.row?.policy)
    }
}
