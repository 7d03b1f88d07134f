import LogModel
import OrderDomain
import Wire

@testable import OrderStories

/// One record of an input topic as a test writes it.
struct TestRecord: Sendable {
    var role: Role
    var key: String?
    var payload: String
    var partition: Int32 = 0
    /// The event's own instant.
    var at: Hour
    /// The record's timestamp; by default the event's instant, or that of the record before it.
    var arrival: Hour?

    /// As `Wire` reads it.
    func record(offset: Int64) -> Record {
        var record = Record()
        record.topic = Array(topic.utf8)
        (record.partition, record.offset) = (partition, offset)
        (record.hasKey, record.key) = (key != nil, Array((key ?? "").utf8))
        (record.hasPayload, record.payload) = (true, Array(payload.utf8))
        return record
    }

    var topic: String {
        switch role {
        case .orders: "order.events"
        case .tracks, .linkedTracks: "courier.tracking"
        case .afterSales: "aftersales.events"
        case .service: "service.events"
        }
    }
}

// MARK: - What may be said of any record

extension TestRecord {
    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    func `in`(_ partition: Int32) -> Self { with { $0.partition = partition } }
    func arriving(_ arrival: Hour) -> Self { with { $0.arrival = arrival } }
    /// Under another key than its topic's usual one.
    func keyed(_ key: String?) -> Self { with { $0.key = key } }
}

// MARK: - Events

extension TestRecord {
    /// What a courier says, by what the rules make of it.
    enum Words: String {
        case moving = "快件离开【嘉兴转运中心】，已发往【杭州转运中心】"
        case onDelivery = "快件正在派送中，请保持电话畅通"
        case pickedUp = "您的快件已由本人签收"
        case byNobody = "已签收"
    }

    /// A track keyed by its waybill: it comes to its order through a link.
    static func track(
        _ waybill: String, _ at: Hour, _ words: Words = .moving, id: String? = nil,
        naming order: String? = nil
    ) -> Self {
        let named = order.map { [("orderId", $0)] } ?? []
        return Self(
            role: .tracks, key: waybill,
            payload: json(
                named + [
                    ("waybillNo", waybill), ("courier", "yuantong"), ("occurredAt", text(at)),
                    ("eventId", id ?? "T\(at)"), ("description", words.rawValue),
                ]), at: at)
    }

    /// A track keyed by its order: it stays in its task.
    static func direct(
        _ order: String, _ waybill: String, _ at: Hour, _ words: Words = .moving, id: String? = nil
    ) -> Self { track(waybill, at, words, id: id, naming: order).keyed(order) }

    static func placed(_ order: String, _ at: Hour = 0) -> Self {
        self.order("placed", order, at, [], numbers: [("amountFen", 9_900)])
    }

    static func shipped(_ order: String, _ waybill: String, _ at: Hour) -> Self {
        self.order("shipped", order, at, [("waybillNo", waybill), ("courier", "yuantong")])
    }

    static func order(
        _ event: String, _ order: String, _ at: Hour, _ more: [(String, String)] = [],
        numbers: [(String, Int64)] = []
    ) -> Self {
        Self(
            role: .orders, key: order,
            payload: json(
                [
                    ("eventId", "\(event)-\(order)-\(at)"), ("orderId", order), ("event", event),
                    ("platform", "wechat_channels"), ("occurredAt", text(at)),
                ] + more, numbers), at: at)
    }

    static func requested(
        _ order: String, _ at: Hour, on platform: String = "wechat_channels", type: String = "refund_only"
    ) -> Self {
        afterSale(
            "requested", order, at, on: platform, [("type", type), ("reason", "unwanted")],
            numbers: [("amountFen", 9_900)])
    }

    static func afterSale(
        _ event: String, _ order: String, _ at: Hour, on platform: String = "wechat_channels",
        _ more: [(String, String)] = [], numbers: [(String, Int64)] = []
    ) -> Self {
        Self(
            role: .afterSales, key: order,
            payload: json(
                [
                    ("eventId", "\(event)-\(order)-\(at)"), ("orderId", order), ("event", event),
                    ("afterSaleId", "A-\(order)"), ("platform", platform), ("occurredAt", text(at)),
                ] + more, numbers), at: at)
    }

    private static func json(_ texts: [(String, String)], _ numbers: [(String, Int64)] = []) -> String {
        let members = texts.map { "\"\($0.0)\":\"\($0.1)\"" } + numbers.map { "\"\($0.0)\":\($0.1)" }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// The instant as feeds write it, in China Standard Time.
    private static func text(_ at: Hour) -> String {
        var bytes: [UInt8] = []
        bytes.appendInstant(at.instant)
        return String(decoding: bytes, as: UTF8.self)
    }
}
