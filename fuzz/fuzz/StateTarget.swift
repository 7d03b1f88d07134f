import OrderDomain
import Wire

/// Any bytes as an order's state record: what is read is written back and read as the same.

enum StateTarget {
    private static let orderID: [UInt8] = Array("O1".utf8)
    nonisolated(unsafe) private static var log = OrderLog()
    nonisolated(unsafe) private static var writer = RecordWriter()
    nonisolated(unsafe) private static var again = RecordWriter()

    static func run(_ input: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard decode(input.span) else { return 0 }
        check()
        writer.removeAll()
        OrderRecord.encode(log, home: 0, into: &writer)
        promise(decode(writer.span), "what was written is read")
        again.removeAll()
        OrderRecord.encode(log, home: 0, into: &again)
        let isSame = writer.span.withUnsafeBufferPointer { written in
            again.span.withUnsafeBufferPointer { written.elementsEqual($0) }
        }
        promise(isSame, "and written the same")
        return 0
    }

    private static func decode(_ bytes: Span<UInt8>) -> Bool {
        do throws(CorruptRecord) {
            try OrderRecord.decode(bytes, orderID: orderID.span, home: 0, into: &log)
            return true
        } catch {
            return false
        }
    }

    /// Every index lies in its table, every range in the heap: nothing that reads the log can trap.
    private static func check() {
        let absent = LoggedEvent.absent
        func isIn(_ index: LoggedEvent.TableIndex, _ table: [ByteRange]) -> Bool {
            index == absent || Int(index) < table.count
        }
        for event in log.events {
            promise(isIn(event.waybill, log.waybills) && isIn(event.replaces, log.waybills), "waybills")
            promise(isIn(event.afterSale, log.afterSales), "after-sales")
            promise(isIn(event.courier, log.couriers) && isIn(event.shop, log.shops), "couriers, shops")
            promise(event.extra.bounds.upperBound <= log.heap.count, "items")
        }
        for verdict in log.verdicts { promise(Int(verdict.waybill) < log.waybills.count, "verdicts") }
        for issued in log.ledger.issued {
            promise(
                isIn(issued.ask.request, log.afterSales) && isIn(issued.ask.waybill, log.waybills), "asks")
        }
        for alarm in log.ledger.alarms { promise(isIn(alarm.request, log.afterSales), "alarms") }
        let standing = log.ledger.gone + log.ledger.alarms.compactMap(\.standing)
        for deadline in standing {
            promise(isIn(deadline.request, log.afterSales), "deadlines' after-sales")
            promise(isIn(deadline.waybill, log.waybills), "deadlines' legs")
        }
        for request in log.ledger.lapsed { promise(isIn(request, log.afterSales), "lapsed") }
        for guide in log.ledger.guides {
            promise(isIn(guide.request, log.afterSales) && isIn(guide.leg, log.waybills), "guides")
        }
    }
}
