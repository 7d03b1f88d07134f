import OrderDomain
import Testing
import Wire

/// What becomes of good records: which field goes where.
@Suite struct RecordDecoderTests {
    @Test func reads_a_track() throws {
        let event = try Sample.decode(
            """
            {"waybillNo":" \\u3000yt12a签\\n","courier":"YuanTong","occurredAt":"2026-03-02T10:00:00+08:00",
             "description":"【杭州】\\"已签收\\"","eventId":"T1","orderId":12345678901234567890,
             "city":5,"other":{"a":[1]},"status":{"provider":"kuaidi100","code":301,"code2":1}}
            """, .tracks)
        #expect(event.kind == .track)
        #expect(event.at.milliseconds == Sample.ten && event.midnight == nil)
        #expect(event.string(event.waybill) == "YT12A签")
        #expect(event.string(event.courier) == "YuanTong")
        #expect(event.string(event.text) == "【杭州】\"已签收\"")
        #expect(event.string(event.eventID) == "T1")
        #expect(event.string(event.orderID) == "12345678901234567890")
        #expect(event.string(event.statusProvider) == "kuaidi100" && event.string(event.statusCode) == "301")
        #expect(event.platform == nil && event.shop.isEmpty)
    }

    @Test(arguments: [
        #""status":{"provider":"kuaidi100","code":"301"}"#, #""status":{"provider":"kuaidi100","code":301}"#,
    ])
    func derives_the_id_of_a_track_without_one(_ status: String) throws {
        let event = try Sample.decode(
            #"""
            {"waybillNo":"yt1","courier":"c","occurredAt":"2026-03-02T10:00:00","description":"已签收",
            "eventId":"",\#(status)}
            """#,
            .tracks)
        var expected: [UInt8] = Array("d-".utf8)
        let parts = Array("YT1\u{1F}2026-03-02T10:00:00\u{1F}kuaidi100\u{1F}301\u{1F}已签收".utf8)
        Fingerprint(of: parts.span).appendHex(to: &expected)
        #expect(event.string(event.eventID) == String(decoding: expected, as: UTF8.self))
    }

    @Test(arguments: [
        ("\u{9}\u{A}\u{B}\u{C}\u{D}\u{1C}\u{1D}\u{1E}\u{1F} \u{85}\u{A0}\u{1680}\u{2000}\u{200A}", "YT1"),
        ("\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}", "YT1"), ("\u{200B}", "\u{200B}YT1\u{200B}"),
        ("\u{FEFF}", "\u{FEFF}YT1\u{FEFF}"), ("é", "éYT1é"), ("a b", "A BYT1A B"),
    ])
    func cuts_blanks_around_a_waybill_and_raises_its_letters(_ around: String, _ waybill: String) throws {
        let escaped = around.unicodeScalars.map { "\\u" + String(65536 + $0.value, radix: 16).dropFirst() }
            .joined()
        let event = try Sample.decode(Sample.track(#""waybillNo":"\#(escaped)yt1\#(escaped)""#), .tracks)
        #expect(event.string(event.waybill) == waybill)
    }

    @Test func a_plain_date_stands_no_later_than_its_record() throws {
        let text = Sample.track(#""occurredAt":"2026-03-02""#)
        let day: Int64 = 1_772_380_800_000
        for (timestamp, at) in [
            (nil, day + 86_399_000), (day + 5, day + 5), (day + 90_000_000, day + 86_399_000),
        ] {
            let event = try Sample.decode(
                text, .tracks, timestamp: timestamp.map(Instant.init(milliseconds:)))
            #expect(event.at.milliseconds == at && event.midnight?.milliseconds == day)
        }
    }

    @Test func reads_placed_with_its_items() throws {
        let event = try Sample.decode(
            Sample.order(
                "placed",
                #"""
                "amountFen":-0,"shopId":7,"services":["x","allergy_guarantee"],"items":[{},{"itemId":5,
                "category":"","perishable":true,"noReasonReturn":false,"lowValue":true,"digital":true,
                "priceFen":9007199254740991,"quantity":2,"title":[1]},{"itemId":null,"digital":null}]
                """#
            ),
            .orders)
        #expect(event.kind == .placed && event.platform == .taobao)
        #expect(event.string(event.shop) == "7" && event.details.amountFen == 0)
        #expect(event.details.allergyGuarantee && !event.details.freshGuarantee)
        #expect(event.items.map { event.string($0.id) } == ["", "5", ""])
        let flags = event.items.map { [$0.perishable, $0.noReasonReturn, $0.lowValue, $0.digital] }
        #expect(
            flags == [[false, true, false, false], [true, false, true, true], [false, true, false, false]])
    }

    @Test func reads_shipped() throws {
        let event = try Sample.decode(
            Sample.order("shipped", #""waybillNo":1,"courier":"","itemIds":["a",2,""],"replaces":" yt9""#),
            .orders)
        #expect(event.kind == .shipped && event.string(event.waybill) == "1" && event.courier.isEmpty)
        #expect(event.itemIDs.map { event.string($0) } == ["a", "2", ""])
        #expect(event.string(event.details.replaces) == "YT9")
    }

    @Test func reads_requested_and_after_it_nothing_of_it_is_left() throws {
        var decoder = RecordDecoder()
        var event = InputEvent()
        let request = Sample.afterSale(
            "requested",
            #"""
            "type":"return_refund","reason":"missing_item","amountFen":9007199254740991,
            "refundableFen":1,"waybillNo":"a","opened":true,"activated":false,"sameItem":true,
            "foundElsewhere":false
            """#
        )
        try Sample.decode(request, .afterSales, with: &decoder, into: &event)
        #expect(event.kind == .requested && event.string(event.afterSaleID) == "A1")
        var expected = InputEvent.Details()
        (expected.type, expected.reason) = (.returnRefund, .missingItem)
        (expected.amountFen, expected.refundableFen) = (9_007_199_254_740_991, 1)
        (expected.opened, expected.activated, expected.sameItem, expected.foundElsewhere) = (
            true, false, true, false
        )
        #expect(event.details == expected && event.string(event.waybill) == "A")
        try Sample.decode(Sample.afterSale("cancelled"), .afterSales, with: &decoder, into: &event)
        #expect(event.kind == .cancelled && event.details == .init() && event.waybill.isEmpty)
    }

    @Test func reads_the_details_of_the_other_events() throws {
        let sent = try Sample.decode(
            Sample.afterSale("negotiation_sent", #""proposal":"resend""#), .afterSales)
        #expect(sent.details.proposal == .resend)
        let proof = try Sample.decode(
            Sample.afterSale(
                "evidence_submitted",
                #""evidence":"buyer_video","media":{"format":"MP4","sizeBytes":5,"durationSeconds":6}"#),
            .afterSales)
        #expect(proof.details.evidence == .buyerVideo && proof.string(proof.details.mediaFormat) == "MP4")
        #expect(proof.details.mediaSizeBytes == 5 && proof.details.mediaDurationSeconds == 6)
        let fault = try Sample.decode(Sample.afterSale("courier_fault", #""fault":"lost""#), .afterSales)
        #expect(fault.details.courierFault == .lost && fault.details.inspectionFault == nil)
        let inspected = try Sample.decode(
            Sample.afterSale("return_inspected", #""fault":"none","finding":"ok""#), .afterSales)
        #expect(inspected.details.inspectionFault == InspectionFault.none && inspected.details.finding == .ok)
        let moved = try Sample.decode(
            Sample.afterSale("deadline_changed", #""clock":"P1.1","dueAt":"2026-03-02T10:00:00""#),
            .afterSales)
        #expect(moved.details.clock == .p1_1 && moved.details.dueAt?.milliseconds == Sample.ten)
        #expect(try Sample.decode(Sample.afterSale("closed"), .afterSales).kind == .afterSaleClosed)
        #expect(try Sample.decode(Sample.order("closed"), .orders).kind == .orderClosed)
    }

    /// R5.2: what is not of the event's row is not looked at.
    @Test(arguments: [
        #""waybillNo":5.5,"type":1,"media":{"format":1},"dueAt":"x","unknown":{"city":1,"city":2}"#,
        #""description":1,"items":[{"itemId":1,"itemId":2}],"media":[],"platform2":null"#,
    ])
    func ignores_the_fields_of_other_events(_ more: String) throws {
        #expect(try Sample.decode(Sample.afterSale("cancelled", more), .afterSales).kind == .cancelled)
    }

    @Test func every_kind_of_event_is_read_with_its_needed_fields() throws {
        let needed =
            #"""
            "waybillNo":"Y","courier":"c","amountFen":1,"type":"exchange","reason":"other",
            "proposal":"cancel","evidence":"buyer_video","dueAt":"2026-03-02T10:00:00","finding":"ok",
            "liable":"x"
            """#
        for kind in EventKind.allCases where kind != .track {
            let fault = kind == .courierFault ? "lost" : "quality"
            let more = needed + #","fault":"\#(fault)""#
            let text =
                kind.role == .orders
                ? Sample.order("\(kind.name)", more) : Sample.afterSale("\(kind.name)", more)
            #expect(try Sample.decode(text, kind.role).kind == kind)
        }
    }
}
