internal import OrderDomain

// The ids that went out (R4.1). Most of them belong to what stands, or to a withdrawal, and are in the record
// already: those are told by their place there, one byte in place of eight.

extension OrderRecord {
    /// As many of the newest ids are looked for elsewhere, so that an order of thousands costs no more.
    private static let idsLookedFor = 64

    static func encodeIDs(of ledger: OrderLedger, into writer: inout RecordWriter) {
        writer.append(varint: UInt64(ledger.ids.count))
        for (index, id) in ledger.ids.enumerated() {
            let isRecent = ledger.ids.count - index <= idsLookedFor
            guard isRecent, let place = place(of: id, in: ledger) else {
                writer.append(byte: 0)
                writer.append(fixed: id)
                continue
            }
            writer.append(varint: UInt64(place) + 1)
        }
    }

    static func decodeIDs(_ reader: inout RecordReader, into ledger: inout OrderLedger) {
        for _ in 0..<reader.count() {
            let place = reader.varint()
            if place == 0 {
                ledger.ids.append(reader.fixed64())
            } else if let id = id(at: place - 1, in: ledger) {
                ledger.ids.append(id)
            } else {
                return reader.fail()
            }
        }
    }

    /// Where the id of that lower half stands: places count the asks, then the clocks, then the withdrawals.
    private static func place(of id: UInt64, in ledger: borrowing OrderLedger) -> Int? {
        for index in ledger.issued.indices where ledger.issued[index].id.low == id { return index }
        for index in ledger.alarms.indices {
            guard let standing = ledger.alarms[index].standing, standing.id.low == id else { continue }
            return ledger.issued.count + index
        }
        for index in ledger.withdrawals.indices where ledger.withdrawals[index].id.low == id {
            return ledger.issued.count + ledger.alarms.count + index
        }
        return nil
    }

    private static func id(at place: UInt64, in ledger: borrowing OrderLedger) -> UInt64? {
        var place = place
        if place < UInt64(ledger.issued.count) { return ledger.issued[Int(place)].id.low }
        place -= UInt64(ledger.issued.count)
        if place < UInt64(ledger.alarms.count) { return ledger.alarms[Int(place)].standing?.id.low }
        place -= UInt64(ledger.alarms.count)
        if place < UInt64(ledger.withdrawals.count) { return ledger.withdrawals[Int(place)].id.low }
        return nil
    }
}
