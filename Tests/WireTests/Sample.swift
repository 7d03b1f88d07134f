import OrderDomain
import Wire

/// Payloads for the decoder's tests: good ones, to which a test adds or in which it replaces fields.
enum Sample {
    /// 2026-03-02T10:00:00+08:00.
    static let ten: Int64 = 1_772_416_800_000

    static func track(_ more: String = "") -> String {
        object(
            [
                ("waybillNo", #""Y1""#), ("courier", #""jd""#), ("occurredAt", #""2026-03-02T10:00:00""#),
                ("description", #""已签收""#), ("eventId", #""T1""#),
            ], more)
    }

    static func order(_ event: String, _ more: String = "") -> String {
        object(common(event), more)
    }

    static func afterSale(_ event: String, _ more: String = "") -> String {
        object([("afterSaleId", #""A1""#)] + common(event), more)
    }

    private static func common(_ event: String) -> [(String, String)] {
        [
            ("eventId", #""E1""#), ("orderId", #""O1""#), ("event", "\"\(event)\""),
            ("platform", #""taobao""#),
            ("occurredAt", #""2026-03-02T10:00:00""#),
        ]
    }

    /// The members, save those that `more` names itself.
    private static func object(_ members: [(String, String)], _ more: String) -> String {
        let kept = members.filter { !more.contains("\"\($0.0)\":") }.map { "\"\($0.0)\":\($0.1)" }
        return "{" + (kept + (more.isEmpty ? [] : [more])).joined(separator: ",") + "}"
    }

    static func decode(
        _ text: String, _ role: Role, timestamp: Instant? = nil, judge: Instant? = nil
    ) throws(BadRecord) -> InputEvent {
        try decode(Array(text.utf8), role, timestamp: timestamp, judge: judge)
    }

    static func decode(
        _ bytes: [UInt8], _ role: Role, timestamp: Instant? = nil, judge: Instant? = nil
    ) throws(BadRecord) -> InputEvent {
        var decoder = RecordDecoder()
        var event = InputEvent()
        try decoder.decode(bytes.span, role: role, timestamp: timestamp, judge: judge, into: &event)
        return event
    }

    static func decode(
        _ text: String, _ role: Role, with decoder: inout RecordDecoder, into event: inout InputEvent
    ) throws(BadRecord) {
        let bytes = Array(text.utf8)
        try decoder.decode(bytes.span, role: role, timestamp: nil, judge: nil, into: &event)
    }
}

extension InputEvent {
    func string(_ range: ByteRange) -> String { String(decoding: heap[range.bounds], as: UTF8.self) }
}
