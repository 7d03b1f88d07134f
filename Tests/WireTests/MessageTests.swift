import OrderDomain
import Testing
import Wire

@testable import OrderStories

/// The messages of CONTRACT 2 and 3 as bytes: which fields stand, in which order, and what is null (R4.8).
@Suite struct MessageTests {
    /// What the last step of a story sends out, as JSON texts without their ids.
    private static func messages(_ platform: Platform, _ events: [Happening]) -> [String] {
        var log = OrderLog()
        var fold = Fold(clocks: .ofTheDocuments)
        var effects = Effects()
        let id = Array("O1".utf8)
        log.reset(orderID: id.span)
        for (offset, happening) in events.enumerated() {
            let event = happening.inputEvent(of: platform, timestamp: happening.at.instant)
            let source = SourcePosition(partition: 3, offset: Int64(offset))
            log.insert(event, reading: happening.reading, source: source)
            fold.run(log)
            effects.reset()
            let trigger = Trigger(
                at: event.at, eventID: log.store(event.heap.span.extracting(event.eventID.bounds)),
                source: SourceReference(role: event.kind.role, position: source))
            log.settle(fold, trigger, now: event.at, under: SettlementPolicy(), into: &effects)
        }
        return effects.verdicts.map { text($0, log) } + effects.actions.map { text($0, log, fold) }
    }

    private static func text(_ effect: VerdictEffect, _ log: OrderLog) -> String {
        var bytes: [UInt8] = []
        VerdictMessage.append(effect, log, tableVersion: Array("v1".utf8), to: &bytes)
        return withoutIDs(bytes)
    }

    private static func text(_ effect: ActionEffect, _ log: OrderLog, _ fold: Fold) -> String {
        var bytes: [UInt8] = []
        ActionMessage.append(effect, log, fold, topics: TopicNames(), to: &bytes)
        return withoutIDs(bytes)
    }

    /// Ids are R4.1's, tested with the domain; here they stand as `#`.
    private static func withoutIDs(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).replacing(#/"[0-9a-f]{32}"/#, with: "#")
    }

    private static let inLocker: [Happening] = [
        .placed().named("P"), .shipped().named("S"), .inLocker(10).named("T"),
    ]

    @Test func aVerdictWithoutWords() {
        #expect(
            Self.messages(.wechatChannels, Self.inLocker) == [
                #"{"verdictId":#,"orderId":"O1","waybillNo":"YT1","courier":"yuantong","#
                    + #""stage":"in_locker","verdict":"not_picked_up","row":"placed_in_locker","#
                    + #""policy":"T.e","rule":null,"match":null,"text":null,"problem":null,"#
                    + #""disagrees":false,"eventId":null,"occurredAt":"2026-03-02T10:00:00+08:00","#
                    + #""tableVersion":"v1","supersedes":null}"#
            ])
    }

    @Test func aRecallNamesItsProofAndNoProposal() {
        #expect(
            Self.messages(.wechatChannels, Self.inLocker + [.requested(20).named("R")]) == [
                #"{"actionId":#,"kind":"recall","orderId":"O1","afterSaleId":"A1","#
                    + #""platform":"wechat_channels","shopId":"S1","waybillNo":"YT1","#
                    + #""courier":"yuantong","policy":"W2.1","stage":"in_locker","#
                    + #""verdict":"not_picked_up","row":"placed_in_locker","#
                    + #""cause":{"eventId":"R","match":null,"text":null},"#
                    + #""ifSkipped":"merchant_liable","dueAt":null,"#
                    + #""issuedAt":"2026-03-02T20:00:00+08:00","supersedes":null,"#
                    + #""causedBy":["courier.tracking-3-2","aftersales.events-3-3"],"#
                    + #""amountFen":9900,"requestVersion":1,"scannedAt":"2026-03-02T10:00:00+08:00","#
                    + #""evidence":["recall_record"]}"#
            ])
    }

    @Test func anActionWithoutAParcelHasNoneOfItsFields() throws {
        let message = try #require(
            Self.messages(.pinduoduo, [.placed().named("P"), .requested(5).named("R")]).first)
        #expect(
            message
                == #"{"actionId":#,"kind":"refund","orderId":"O1","afterSaleId":"A1","#
                + #""platform":"pinduoduo","shopId":"S1","waybillNo":null,"courier":null,"#
                + #""policy":"G1","stage":null,"verdict":null,"row":null,"#
                + #""cause":{"eventId":"R","match":null,"text":null},"ifSkipped":"unknown","#
                + #""dueAt":"2026-03-04T05:00:00+08:00","issuedAt":"2026-03-02T05:00:00+08:00","#
                + #""supersedes":null,"causedBy":["aftersales.events-3-1"],"amountFen":9900,"#
                + #""requestVersion":1,"scannedAt":null}"#)
    }

    @Test func anActionWithoutAnAfterSaleHasNoAmountAndNoVersion() throws {
        let message = try #require(
            Self.messages(
                .taobao, [.placed(), .shipped(), .track(10, .inTransit, problem: .outOfArea)]
            ).last)
        #expect(message.contains(#""kind":"inquire","orderId":"O1","afterSaleId":null,"#))
        #expect(message.contains(#""amountFen":null,"requestVersion":null,"#))
    }

    /// Fields of its own stand on their kinds alone.
    @Test(arguments: [
        (#""kind":"liability""#, #""missing":["recall"]"#), (#""kind":"withdraw""#, #""proposal":null"#),
    ])
    func fieldsOfTheirOwn(kind: String, field: String) throws {
        let messages = Self.messages(
            .wechatChannels, Self.inLocker + [.requested(20), .afterSale(.merchantRejected, 21)])
        for message in messages { #expect(message.contains(field) == message.contains(kind)) }
        #expect(messages.contains { $0.contains(kind) })
        #expect(messages.allSatisfy { !$0.contains(#""evidence""#) && !$0.contains(#""clock""#) })
    }

    @Test func aDeadlineNamesItsClockAndWhatRemains() throws {
        let message = try #require(
            Self.messages(
                .pinduoduo, [.placed(), .requested(5), .deadlineChanged(6, to: 4)]
            ).last)
        #expect(message.hasSuffix(#","clock":"P1.1","remainingSeconds":0,"outcome":"system_refunds"}"#))
        #expect(message.contains(#""dueAt":"2026-03-02T04:00:00+08:00","#))
    }

    /// The request and what triggered may be one record; it is named once.
    @Test func causedByHasNoRepeats() throws {
        let message = try #require(Self.messages(.wechatChannels, [.placed(), .requested(5)]).last)
        #expect(message.contains(#""causedBy":["aftersales.events-3-1"]"#))
    }

    @Test func keysAreTheOrderAndItsWaybill() {
        var story = Story()
        story.take(Self.inLocker)
        var (verdict, action): ([UInt8], [UInt8]) = ([], [])
        VerdictMessage.appendKey(0, story.log, to: &verdict)
        ActionMessage.appendKey(story.log, to: &action)
        #expect(String(decoding: verdict, as: UTF8.self) == "O1/YT1")
        #expect(String(decoding: action, as: UTF8.self) == "O1")
    }
}
