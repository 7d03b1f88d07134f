import OrderDomain
import Wire

@testable import OrderStories

/// A history whose state records and outputs are kept in `schemas/golden`.
struct GoldenHistory: Sendable {
    var name: String
    var platform: Platform
    var events: [Happening]
    /// Clocks run up to here.
    var until: Hour = 0
    var activateFrom: Hour?
    /// The task's partition; the records' is 0.
    var home: Int32 = 0

    /// Small ones that together reach every part of a record.
    static let all: [GoldenHistory] = [
        GoldenHistory(
            name: "intercept asked, failed, refused at the door", platform: .wechatChannels,
            events: [
                .placed(.plain, .sticker), .shipped(), .track(5, .inTransit), .requested(6),
                .afterSale(.interceptRequested, 7), .afterSale(.interceptFailed, 8),
                .track(9, .outForDelivery), .sent(10, .refuseDelivery), .track(12, .rejected),
            ]),
        GoldenHistory(
            name: "stored, rejected without recall, the recall told late", platform: .wechatChannels,
            events: [
                .placed(), .shipped(), .inLocker(20), .requested(21), .afterSale(.merchantRejected, 25),
                .afterSale(.recallRequested, 23).arriving(30), .evidence(24, .recallRecord).arriving(31),
            ]),
        GoldenHistory(
            name: "signed by family, then in person, rejected with liability", platform: .wechatChannels,
            events: [
                .placed(.fresh), .shipped(), .track(10, .inTransit, problem: .damaged), .signedByFamily(20),
                .pickedUp(22), .requested(30, .refundOnly, .quality), .afterSale(.merchantRejected, 40),
            ]),
        GoldenHistory(
            name: "proof of collection asked after a declined negotiation", platform: .wechatChannels,
            events: [
                .placed(.underwear), .shipped(), .pickedUp(20), .requested(30, .refundOnly, .other),
                .sent(31, .cancel), .declined(33, .cancel),
            ]),
        GoldenHistory(
            name: "warned, moved and expired answer clocks", platform: .pinduoduo,
            events: [
                .placed(.topUp), .order(.grouped, 1), .shipped(2), .track(5, .outForDelivery),
                .requested(10, .refundOnly, .logistics), .deadlineChanged(20, to: 40, .p1_1),
                .requested(11, .refundOnly, .quality).of("A2").with { $0.shop = "S2" },
            ], until: 70),
        GoldenHistory(
            name: "proof that does not count", platform: .pinduoduo,
            events: [
                .placed(.phone), .shipped(2), .pickedUp(20), .requested(30, .returnRefund, .damaged),
                .afterSale(.merchantAgreed, 35), .returnShipped(40), .pickedUp(60).on("RT1"),
                .evidence(61, .unboxingVideo, format: "gif", bytes: 400 << 20, seconds: 700),
            ], until: 65),
        GoldenHistory(
            name: "price protection with all flags", platform: .pinduoduo,
            events: [
                .placed(), .order(.grouped, 1), .shipped(2), .pickedUp(20),
                .requested(
                    30, .priceProtection, .other, fen: 100, refundable: 9_007_199_254_740_991, on: "YT1",
                    opened: true, activated: false, sameItem: true, foundElsewhere: false),
            ]),
        GoldenHistory(
            name: "a return that may be extended", platform: .douyin,
            events: [
                .placed(fresh: true, allergy: true), .shipped(), .pickedUp(20),
                .requested(30, .returnRefund, .quality), .afterSale(.merchantAgreed, 35),
                .returnShipped(40), .track(60, .inTransit).on("RT1"),
            ], until: .day(8)),
        GoldenHistory(
            name: "a return that is inspected", platform: .douyin,
            events: [
                .placed(), .shipped(), .pickedUp(20), .requested(30, .returnRefund, .unwanted),
                .afterSale(.merchantAgreed, 35), .returnShipped(40), .signedByFamily(60).on("RT1"),
                .inspected(70, .hurtsResale, .courier),
            ]),
        GoldenHistory(
            name: "watched after success, days without hours", platform: .taobao,
            events: [
                .placed(), .shipped(1, "YT1", items: ["I1"]), .track(10, .inTransit, problem: .noOutlet),
                .dated(2, .signed, .undetermined), .order(.receiptConfirmed, .day(4)),
                .order(.succeeded, .day(5)),
            ], until: .day(9)),
        GoldenHistory(
            name: "an after-sale of an order that never came", platform: .douyin,
            events: [.requested(5).arriving(4), .track(6, .outForDelivery)], until: 60),
        GoldenHistory(
            name: "actions from an instant on", platform: .wechatChannels,
            events: [.placed(), .shipped(), .track(5, .inTransit), .requested(6)], activateFrom: 120),
        GoldenHistory(
            name: "a parcel that takes another's place, in another task", platform: .wechatChannels,
            events: [
                .placed(), .shipped(1, "YT1"), .shipped(3, "YT2", items: ["I1", "I2"], replaces: "YT1"),
                .track(5, .lost), .track(6, .inTransit, speaksOfReturn: true, disagrees: true).on("YT2"),
                .requested(8, on: "YT1").of("A9"), .fault(9, .wrongAddress).of("A9"),
            ], home: 7),
        GoldenHistory(
            name: "cancelled and made anew", platform: .wechatChannels,
            events: [
                .placed(), .shipped(), .track(5, .inTransit), .requested(6), .afterSale(.cancelled, 7),
                .requested(8), .afterSale(.cancelled, 9), .requested(10), .modified(11, .returnRefund),
            ]),
    ]

    /// The story of it, whose outputs `hear` is told as lines of `qianshou replay`.
    func told(hear: @escaping (String) -> Void = { _ in }) -> Story {
        var story = Story(platform)
        story.policy.activateFrom = activateFrom?.instant
        story.heard = { effects, log, fold in
            for effect in effects.verdicts {
                var bytes: [UInt8] = []
                VerdictMessage.append(effect, log, tableVersion: Array("golden".utf8), to: &bytes)
                let key = Self.text { VerdictMessage.appendKey(effect.parcel.waybill, log, to: &$0) }
                hear(Self.line("verdicts", key, bytes))
            }
            for action in effects.actions {
                var bytes: [UInt8] = []
                ActionMessage.append(action, log, fold, topics: TopicNames(), to: &bytes)
                hear(Self.line("actions.\(action.kind.name)", "O1", bytes))
            }
        }
        story.take(events)
        story.run(until: until)
        return story
    }

    /// Its state record at the end; the texts get a rule, and every second a match that is masked apart.
    var record: [UInt8] {
        var log = told().log
        for index in log.evidence.indices {
            log.evidence[index].rule = log.store(Array("station.code.collected".utf8).span)
            if index.isMultiple(of: 2) { log.evidence[index].match = log.store(Array("签*".utf8).span) }
        }
        return RestingLog.encode(log, home: home)
    }

    private static func line(_ topic: String, _ key: String, _ value: [UInt8]) -> String {
        let value = String(decoding: value, as: UTF8.self)
        return #"{"topic":"qianshou.\#(topic)","key":"\#(key)","value":\#(value)}"#
    }

    private static func text(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
