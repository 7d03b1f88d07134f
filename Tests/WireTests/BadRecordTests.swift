import OrderDomain
import Testing
import Wire

/// Every `dl.reason` that a decoder finds, and which of several faults is named (R5.1).
@Suite struct BadRecordTests {
    @Test func no_payload_is_empty() {
        var decoder = RecordDecoder()
        var event = InputEvent()
        #expect(throws: BadRecord(.empty)) {
            try decoder.decode(nil, role: .orders, timestamp: nil, judge: nil, into: &event)
        }
        #expect(reason("", .orders) == BadRecord(.empty))
    }

    @Test func more_than_8_MiB_is_size_and_8_MiB_is_read() {
        let (head, tail) = (Array(Sample.track(#""x":""#).dropLast().utf8), Array("\"}".utf8))
        let room = RecordDecoder.maxBytes - head.count - tail.count
        #expect(reason(head + [UInt8](repeating: 0x61, count: room) + tail, .tracks) == nil)
        #expect(reason(head + [UInt8](repeating: 0x61, count: room + 1) + tail, .tracks) == BadRecord(.size))
        #expect(
            reason([UInt8](repeating: 0xFF, count: RecordDecoder.maxBytes + 1), .tracks) == BadRecord(.size))
    }

    @Test(arguments: [[0xFF], [0xE4, 0xBD], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]])
    func what_is_no_UTF_8_is_named_before_what_is_no_JSON(_ bad: [UInt8]) {
        for (before, after) in [
            ("{\"a\":\"", "\"}"), ("", ""), ("{]", ""), ("{\"a\"", "\"}"), (deep(70), ""),
        ] {
            #expect(reason(Array(before.utf8) + bad + Array(after.utf8), .orders) == BadRecord(.utf8))
        }
    }

    @Test(arguments: [
        "{", "{}x", "{}{}", "{\"a\":tru}", "{\"a\":NaN}", "{\"a\":-Infinity}", "{\"a\":01}", "{\"a\":1,}",
        "\u{FEFF}{}",
        "{\"a\":\"\t\"}", #"{"a":"\x"}"#, #"{"a":"\ud800"}"#, #"{"a":"\udc00\ud800"}"#, #"{"\ud800":1}"#,
        #"{"x":{"y":["\ud83d"]}}"#, #"{"eventId":1,"eventId":2"#, #"{"eventId":"\ud800","eventId":"E"}"#, " ",
        "[",
        "nul",
    ])
    func what_is_no_JSON_is_json(_ text: String) { #expect(reason(text, .orders) == BadRecord(.json)) }

    @Test func of_depth_and_json_the_first_in_the_text_is_named() {
        #expect(reason(deep(5_000), .orders) == BadRecord(.depth))
        #expect(reason(#"{"a":"# + String(repeating: "[", count: 64), .orders) == BadRecord(.depth))
        #expect(reason(#"{"a":tru,"b":"# + deep(70), .orders) == BadRecord(.json))
        #expect(reason(#"{"a":"\ud800","b":"# + deep(70), .orders) == BadRecord(.json))
        #expect(
            reason(#"{"a":"# + String(repeating: "[", count: 63) + "x" + deep(9), .orders) == BadRecord(.json)
        )
        let good = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        #expect(reason(Sample.order("grouped", "\"x\":\(good)"), .orders) == nil)
    }

    @Test(arguments: ["[]", "1", "\"x\"", "null", "true", " [{}] "])
    func what_is_no_object_is_type(_ text: String) { #expect(reason(text, .tracks) == BadRecord(.type)) }

    @Test(arguments: [
        (Role.tracks, #""x":1,"waybillNo":1,"waybillNo":2"#, Field.waybillNo),
        (.tracks, #""city":1,"city":1"#, .city), (.tracks, #""status":1,"\u0073tatus":2"#, .status),
        (.tracks, #""status":{"code":1,"code":null}"#, .code),
        (.orders, #""replaces":1,"replaces":2"#, .replaces),
        (.orders, #""items":[1,{"title":1,"title":2}]"#, .title),
        (.afterSales, #""media":{"format":1,"format":2}"#, .format),
        (.afterSales, #""liable":1,"liable":1"#, .liable),
        (.orders, #""event":"x","event":"y","platform":5"#, .event),
    ])
    func a_field_of_the_tables_twice_is_duplicate_key(_ role: Role, _ more: String, _ field: Field) {
        #expect(reason("{\(more)}", role) == BadRecord(.duplicateKey, field))
    }

    @Test(arguments: [
        (Role.tracks, #""x":1,"x":2,"items":1,"items":2"#), (.tracks, #""status":{"x":1,"x":2}"#),
        (.orders, #""status":{"code":1,"code":2}"#),
        (.orders, #""city":1,"city":2,"description":1,"description":2"#),
        (.afterSales, #""items":[{"title":1,"title":2}]"#),
    ])
    func other_names_may_stand_twice(_ role: Role, _ more: String) {
        #expect(reason(sample(role, more), role) == nil)
    }

    @Test(arguments: [
        (Role.tracks, #""waybillNo":null"#, Field.waybillNo), (.tracks, #""waybillNo":"""#, .waybillNo),
        (.tracks, #""waybillNo":" \u3000""#, .waybillNo), (.tracks, #""courier":null"#, .courier),
        (.tracks, #""description":null,"status":5"#, .description),
        (.tracks, #""occurredAt":null"#, .occurredAt),
        (.orders, #""eventId":"""#, .eventID), (.orders, #""orderId":null"#, .orderID),
        (.orders, #""event":null"#, .event),
        (.orders, #""platform":null,"event":"lost""#, .platform), (.orders, #""event":"placed""#, .amountFen),
        (.orders, #""event":"shipped","waybillNo":1"#, .courier),
        (.afterSales, #""afterSaleId":"""#, .afterSaleID),
        (.afterSales, #""event":"requested","type":"repair","reason":"other""#, .amountFen),
        (.afterSales, #""event":"negotiation_sent""#, .proposal),
        (.afterSales, #""event":"evidence_submitted""#, .evidence),
        (.afterSales, #""event":"courier_fault""#, .fault),
        (.afterSales, #""event":"return_shipped","courier":"c""#, .waybillNo),
        (.afterSales, #""event":"deadline_changed""#, .dueAt),
        (.afterSales, #""event":"arbitrated""#, .liable),
        (.afterSales, #""event":"return_inspected","finding":"ok""#, .fault),
    ])
    func a_needed_field_that_is_not_there_is_missing(_ role: Role, _ more: String, _ field: Field) {
        #expect(reason(sample(role, more), role) == BadRecord(.missing, field))
    }

    @Test(arguments: [
        (Role.tracks, #""waybillNo":-1"#, Field.waybillNo), (.tracks, #""waybillNo":1.0"#, .waybillNo),
        (.tracks, #""orderId":1e3"#, .orderID), (.tracks, #""courier":1"#, .courier),
        (.tracks, #""status":[]"#, .status),
        (.tracks, #""occurredAt":1772416800"#, .occurredAt),
        (.tracks, #""status":{"provider":1}"#, .provider),
        (.tracks, #""status":{"code":true}"#, .code), (.orders, #""shopId":{}"#, .shopID),
        (.orders, #""platform":1"#, .platform),
        (.orders, #""event":"placed","amountFen":9007199254740992"#, .amountFen),
        (.orders, #""event":"placed","amountFen":-1"#, .amountFen),
        (.orders, #""event":"placed","amountFen":"1""#, .amountFen),
        (.orders, #""event":"placed","amountFen":1.0"#, .amountFen),
        (.orders, #""event":"placed","amountFen":1,"services":[null]"#, .services),
        (.orders, #""event":"placed","amountFen":1,"services":"x""#, .services),
        (.orders, #""event":"placed","amountFen":1,"items":{}"#, .items),
        (.orders, #""event":"placed","amountFen":1,"items":[{},null]"#, .items),
        (.orders, #""event":"placed","amountFen":1,"items":[{"perishable":0}]"#, .perishable),
        (.orders, #""event":"placed","amountFen":1,"items":[{"quantity":1.5}]"#, .quantity),
        (.orders, #""event":"shipped","waybillNo":1,"courier":"c","itemIds":[null]"#, .itemIDs),
        (.afterSales, #""event":"modified","opened":1"#, .opened),
        (
            .afterSales, #""event":"evidence_submitted","evidence":"buyer_video","media":{"sizeBytes":1.5}"#,
            .sizeBytes
        ),
        (.afterSales, #""event":"evidence_submitted","evidence":"buyer_video","media":5"#, .media),
        (.afterSales, #""event":"intercept_failed","waybillNo":[]"#, .waybillNo),
    ])
    func a_known_field_of_another_type_is_type(_ role: Role, _ more: String, _ field: Field) {
        #expect(reason(sample(role, more), role) == BadRecord(.type, field))
    }

    @Test(arguments: [
        (Role.orders, #""platform":"jd""#, Field.platform), (.orders, #""event":"lost""#, .event),
        (.orders, #""event":"""#, .event),
        (.orders, #""event":"requested""#, .event), (.afterSales, #""event":"placed""#, .event),
        (.afterSales, #""event":"modified","type":"x""#, .type),
        (.afterSales, #""event":"modified","reason":"x""#, .reason),
        (.afterSales, #""event":"courier_fault","fault":"quality""#, .fault),
        (.afterSales, #""event":"return_inspected","finding":"ok","fault":"lost""#, .fault),
        (.afterSales, #""event":"return_inspected","finding":"x","fault":"none""#, .finding),
        (.afterSales, #""event":"evidence_submitted","evidence":"x""#, .evidence),
        (.afterSales, #""event":"negotiation_declined","proposal":"x""#, .proposal),
        (.afterSales, #""event":"deadline_changed","dueAt":"x","clock":"P9.9""#, .clock),
    ])
    func a_value_that_is_not_listed_is_enum(_ role: Role, _ more: String, _ field: Field) {
        #expect(reason(sample(role, more), role) == BadRecord(.enum, field))
    }

    @Test(arguments: [
        (Role.tracks, #""occurredAt":"2026-02-30""#, Field.occurredAt),
        (.orders, #""occurredAt":"2026-03-02""#, .occurredAt),
        (.afterSales, #""event":"deadline_changed","dueAt":"2026-03-02""#, .dueAt),
        (.tracks, #""occurredAt":"""#, .occurredAt),
    ])
    func an_unreadable_instant_is_instant(_ role: Role, _ more: String, _ field: Field) {
        #expect(reason(sample(role, more), role) == BadRecord(.instant, field))
    }

    @Test func an_event_too_far_after_its_record_is_future() {
        let judge = Instant(milliseconds: Sample.ten) - .hours(24)
        let early = judge - TimeSpan(milliseconds: 1)
        #expect(reason(Sample.track(), .tracks, judge: judge) == nil)
        #expect(reason(Sample.track(), .tracks, judge: early) == BadRecord(.future, .occurredAt))
        // A plain date is judged by its own 00:00 (R1.7).
        let date = Sample.track(#""occurredAt":"2026-03-02""#)
        let midnight = Instant(milliseconds: Sample.ten) - .hours(34)
        #expect(reason(date, .tracks, judge: midnight) == nil)
        #expect(
            reason(date, .tracks, judge: midnight - TimeSpan(milliseconds: 1))
                == BadRecord(.future, .occurredAt))
    }

    @Test(arguments: [
        (Role.tracks, "waybillNo", Field.waybillNo), (.tracks, "orderId", .orderID),
        (.tracks, "eventId", .eventID),
        (.orders, "shopId", .shopID), (.afterSales, "afterSaleId", .afterSaleID),
    ])
    func an_id_of_more_than_128_bytes_is_limit(_ role: Role, _ name: String, _ field: Field) {
        let good = String(repeating: "é", count: 64)
        #expect(reason(sample(role, "\"\(name)\":\"\(good)\""), role) == nil)
        #expect(reason(sample(role, "\"\(name)\":\"\(good)1\""), role) == BadRecord(.limit, field))
    }

    @Test func faults_stand_in_the_order_of_R5_1() {
        let steps: [(String, BadRecord.Reason)] = [
            (#""event":"placed","platform":1,"occurredAt":"x","orderId":"\#(long)""#, .missing),
            (
                #""event":"placed","amountFen":"1","platform":"x","occurredAt":"x","orderId":"\#(long)""#,
                .type
            ),
            (#""event":"placed","amountFen":1,"platform":"x","occurredAt":"x","orderId":"\#(long)""#, .enum),
            (#""event":"placed","amountFen":1,"occurredAt":"x","orderId":"\#(long)""#, .instant),
            (#""event":"placed","amountFen":1,"orderId":"\#(long)""#, .future),
        ]
        for (more, expected) in steps {
            let bad = reason(Sample.order("", more), .orders, judge: Instant(milliseconds: 0))
            #expect(bad?.reason == expected)
        }
    }

    @Test func details_name_the_field_and_never_its_content() {
        let bad = reason(Sample.track(#""waybillNo":-13800138000"#), .tracks)
        #expect(bad?.detail == "a field has another type: waybillNo")
        for reason in BadRecord.Reason.allCases { #expect(!BadRecord(reason).detail.isEmpty) }
        #expect(
            BadRecord.Reason.allCases.map { "\($0.name)" }.sorted() == [
                "depth", "duplicate_key", "empty", "enum", "future", "instant", "json", "limit", "misrouted",
                "missing",
                "size", "type", "unlinked", "utf8",
            ])
    }

    private var long: String { String(repeating: "x", count: 129) }

    private func deep(_ levels: Int) -> String {
        String(repeating: #"{"a":["#, count: levels / 2) + String(repeating: "]}", count: levels / 2)
    }

    private func sample(_ role: Role, _ more: String) -> String {
        switch role {
        case .tracks, .linkedTracks: Sample.track(more)
        case .orders, .service: Sample.order("grouped", more)
        case .afterSales: Sample.afterSale("cancelled", more)
        }
    }

    private func reason(_ text: String, _ role: Role, judge: Instant? = nil) -> BadRecord? {
        reason(Array(text.utf8), role, judge: judge)
    }

    private func reason(_ bytes: [UInt8], _ role: Role, judge: Instant? = nil) -> BadRecord? {
        do throws(BadRecord) {
            _ = try Sample.decode(bytes, role, judge: judge)
            return nil
        } catch {
            return error
        }
    }
}
