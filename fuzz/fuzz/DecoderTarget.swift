import OrderDomain
import Wire

/// Any bytes as a record's payload. The first byte chooses the role and whether the record has a timestamp.

enum DecoderTarget {
    private static let roles: [Role] = [.orders, .tracks, .afterSales, .linkedTracks, .service]
    /// 2026-03-05T00:00:00+08:00.
    private static let timestamp = Instant(milliseconds: 1_772_640_000_000)
    nonisolated(unsafe) private static var decoder = RecordDecoder()
    nonisolated(unsafe) private static var event = InputEvent()
    nonisolated(unsafe) private static var again = InputEvent()

    static func run(_ input: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard let choice = input.first else { return 0 }
        let payload = UnsafeBufferPointer(rebasing: input.dropFirst()).span
        let role = roles[Int(choice) % roles.count]
        let timestamp = choice & 0x80 == 0 ? timestamp : nil
        let first = decode(payload, role, timestamp, into: &event)
        if first == nil { check(event, role) }
        let second = decode(payload, role, timestamp, into: &again)
        promise(first == second, "a payload is judged the same again")
        promise(first != nil || event.at == again.at && event.details == again.details, "and read the same")
        return 0
    }

    private static func decode(
        _ payload: Span<UInt8>, _ role: Role, _ timestamp: Instant?, into event: inout InputEvent
    ) -> BadRecord? {
        do throws(BadRecord) {
            try decoder.decode(payload, role: role, timestamp: timestamp, judge: timestamp, into: &event)
            return nil
        } catch {
            return error
        }
    }

    private static func check(_ event: InputEvent, _ role: Role) {
        let texts =
            [event.courier, event.text, event.statusProvider, event.statusCode]
            + event.items.map(\.category)
        let ids = [
            event.eventID, event.orderID, event.afterSaleID, event.shop, event.waybill,
            event.details.replaces,
        ]
        for range in texts + ids where !range.isEmpty {
            promise(range.bounds.upperBound <= event.heap.count, "a text lies in the heap")
            promise(
                String(validating: event.heap[range.bounds], as: UTF8.self) != nil, "a text is UTF-8")
        }
        promise(ids.allSatisfy { $0.count <= RecordDecoder.maxIDBytes }, "ids are short")
        promise(!event.eventID.isEmpty, "an event has an id")
        promise(role == .tracks || role == .linkedTracks || !event.orderID.isEmpty, "and its order")
    }
}
