internal import SimulatedLog
internal import StreamTask

/// Tells orders, one after the other; ``told`` is what their producers would send.
struct HistoryMaker {
    struct Told {
        var topic: InputTopic
        var arrival: Int64
        var key: [UInt8]
        var value: [UInt8]?
    }

    private(set) var told: [Told] = []
    let dice: Dice
    let hops: Bool
    private var events = 0
    private var waybills: [String] = []

    init(dice: Dice, hops: Bool) { (self.dice, self.hops) = (dice, hops) }

    private static let hour = History.hour
    private static let steps: [Int64] = [
        0, 0, 0, 1_000, 600_000, hour, 5 * hour, 6 * hour, 18 * hour, 23 * hour, 24 * hour - 1_000, 24 * hour,
        24 * hour + 1_000, 42 * hour, 48 * hour, 48 * hour + 1_000, 72 * hour,
    ]
    private static let texts = [
        "快件已被文三路营业部揽收", "快件离开萧山转运中心,已发往武汉市江夏集散中心", "快件派件中,派件员电话:13012345678",
        "您的快件已放入丰巢智能快递柜,待取件", "快件已暂存至菜鸟驿站,保管期48小时", "快件已由本人签收",
        "包裹已凭取件码从菜鸟驿站取出,感谢使用", "快件已由家人代收", "您的快件已签收", "收件人拒收,快件即将退回",
        "快件已退回,正在发往杭州市", "快件遗失", "派件失败,超出派送范围,快件超区",
    ]
    private static let platforms = ["wechat_channels", "pinduoduo", "douyin", "taobao"]
    private static let walks: [[String]] = [
        ["intercept_requested", "intercept_succeeded"], ["intercept_requested", "intercept_failed"],
        ["recall_requested", "recall_succeeded", "refunded"], ["negotiation_sent", "negotiation_declined"],
        ["negotiation_sent", "negotiation_expired", "merchant_rejected"], ["merchant_rejected"],
        ["merchant_agreed", "return_shipped", "leg"], ["merchant_agreed", "refunded"], ["cancelled"],
        ["modified"], ["closed"], ["platform_intervened"], [],
    ]

    /// One order with its parcels, tracks and after-sales.
    mutating func tell(orderNumber: Int) {
        let (order, platform) = ("O\(orderNumber)", dice.pick(Self.platforms))
        var at = History.start + dice.pick([0, 0, Self.hour, 24 * Self.hour])
        placed(order, platform, at)
        if platform == "pinduoduo" { orderEvent("grouped", order, platform, at) }
        var mine: [String] = []
        for parcel in 0..<dice.pick([0, 1, 1, 1, 2]) {
            let isShared = !waybills.isEmpty && dice.chance(200)
            let waybill = isShared ? dice.pick(waybills) : "W\(orderNumber)\(parcel)"
            at += dice.pick(Array(Self.steps.prefix(6)))
            if dice.chance(950) { orderEvent("shipped", order, platform, at, waybill: waybill) }
            mine.append(waybill)
            waybills.append(waybill)
        }
        for waybill in mine { tracks(order, waybill, from: at + dice.pick(Self.steps), dice.below(5)) }
        if dice.chance(350) { orderEvent("receipt_confirmed", order, platform, at + 72 * Self.hour) }
        for number in 0..<dice.pick([0, 1, 1, 2]) {
            afterSale("A\(orderNumber)\(number)", order, platform, mine, from: at + dice.pick(Self.steps))
        }
    }

    /// Records that go to the dead letters.
    mutating func tellBad() {
        let value = dice.pick(["{", "[1]", "", "{\"orderId\":\"O1\"}", "{\"eventId\":7,\"orderId\":true}"])
        told.append(
            Told(
                topic: dice.pick([.orders, .afterSales, .service]), arrival: History.start + Self.hour,
                key: Array("O1".utf8), value: Array(value.utf8)))
        told.append(
            Told(
                topic: .orders, arrival: History.start + 2 * Self.hour, key: Array("O2".utf8), value: nil))
    }

    // MARK: - Events

    private mutating func put(_ topic: InputTopic, _ key: String, _ json: JSONText, at instant: Int64) {
        let late = dice.pick([0, 0, 0, 0, 0, 0, 1_000, Self.hour, 5 * Self.hour, 30 * Self.hour])
        told.append(
            Told(topic: topic, arrival: instant + late, key: Array(key.utf8), value: json.bytes))
        guard dice.chance(60), var again = told.last else { return }
        again.arrival += dice.pick([0, 1_000, Self.hour])
        told.append(again)
    }

    private mutating func object(_ event: String?, at instant: Int64) -> JSONText {
        events += 1
        var json = JSONText()
        json.put("eventId", "e\(events)")
        json.put("event", event)
        json.put("occurredAt", at: instant)
        return json
    }

    private mutating func placed(_ order: String, _ platform: String, _ at: Int64) {
        var json = object("placed", at: at)
        json.put("orderId", order)
        json.put("platform", platform)
        json.put("shopId", "S1")
        json.put("amountFen", raw: "9900")
        json.put(
            "items",
            raw: "[{\"itemId\":\"I1\",\"category\":\"\(dice.pick(["general", "fresh"]))\",\"priceFen\":9900}]"
        )
        put(.orders, order, json, at: at)
    }

    private mutating func orderEvent(
        _ event: String, _ order: String, _ platform: String, _ at: Int64, waybill: String? = nil
    ) {
        var json = object(event, at: at)
        json.put("orderId", order)
        json.put("platform", platform)
        json.put("waybillNo", waybill)
        json.put("courier", waybill == nil ? nil : "yuantong")
        put(.orders, order, json, at: at)
    }

    private mutating func tracks(_ order: String, _ waybill: String, from start: Int64, _ count: Int) {
        var at = start
        for _ in 0..<count {
            at += dice.pick(Self.steps)
            var json = object(nil, at: at)
            json.put("waybillNo", waybill)
            json.put("courier", "yuantong")
            json.put("description", dice.pick(Self.texts))
            if !hops || dice.chance(200) { json.put("orderId", order) }
            put(.tracks, hops ? waybill : order, json, at: at)
        }
    }

    private mutating func afterSale(
        _ afterSale: String, _ order: String, _ platform: String, _ mine: [String], from start: Int64
    ) {
        var at = start
        func base(_ event: String) -> [(String, String)] {
            [("orderId", order), ("afterSaleId", afterSale), ("platform", platform)]
        }
        func step(_ event: String, _ maker: inout Self) {
            var json = maker.object(event, at: at)
            for (name, value) in base(event) { json.put(name, value) }
            maker.fill(&json, for: event, mine, afterSale, at)
            maker.put(.afterSales, order, json, at: at)
        }
        step("requested", &self)
        for event in dice.pick(Self.walks) + dice.pick(Self.walks) {
            at += dice.pick(Self.steps)
            if event == "leg" { tracks(order, "R\(afterSale)", from: at, 2) } else { step(event, &self) }
        }
    }

    private func fill(
        _ json: inout JSONText, for event: String, _ mine: [String], _ afterSale: String, _ at: Int64
    ) {
        switch event {
        case "requested", "modified":
            json.put("type", dice.pick(["refund_only", "refund_only", "return_refund"]))
            json.put("reason", dice.pick(["unwanted", "quality", "not_received", "damaged"]))
            json.put("amountFen", raw: "9900")
        case "negotiation_sent", "negotiation_declined", "negotiation_expired":
            json.put("proposal", dice.pick(["refuse_delivery", "cancel", "change_to_return_refund"]))
        case "return_shipped":
            json.put("waybillNo", "R\(afterSale)")
            json.put("courier", "zhongtong")
        default: if !mine.isEmpty && dice.chance(500) { json.put("waybillNo", dice.pick(mine)) }
        }
    }
}
