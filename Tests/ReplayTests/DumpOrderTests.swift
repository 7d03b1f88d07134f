import OrderDomain
import Replay
import Testing

/// R2.0 and CONTRACT 4: places, and the order in which tasks take the records.
@Suite struct DumpOrderTests {
    private let folder: DumpFolder
    private static let start: Int64 = 1_772_416_800_000

    init() throws { folder = try DumpFolder() }

    @Test func a_place_is_the_largest_good_timestamp_so_far() throws {
        let lines = [10, 30, 0, 20, -1, 40].enumerated().map {
            order(0, $0.offset, $0.element > 0 ? Self.start + $0.element : $0.element)
        }
        let seen = try read(lines)
        #expect(seen.map { $0.place - Self.start } == [10, 30, 30, 30, 30, 40])
        #expect(seen.map { $0.timestamp - Self.start } == [10, 30, 30, 20, 30, 40])
        #expect(seen.map(\.offset) == [0, 1, 2, 3, 4, 5])
    }

    @Test func timestamps_before_2000_are_none() throws {
        let index = try DumpIndex(
            [folder.write(order(0, 0, 946_684_799_999) + order(0, 1, 946_684_800_000))], .contract())
        #expect((0..<2).map { index[$0].hasGoodTimestamp } == [false, true])
        #expect(index.newestGood?.milliseconds == 946_684_800_000)
        #expect(
            (0..<2).map { index.judge(of: index[$0])?.milliseconds } == [946_684_800_000, 946_684_800_000])
    }

    @Test func before_the_first_good_timestamp_occurredAt_stands_in_its_stead() throws {
        let lines = [
            order(0, 0, nil, "{"), order(0, 1, 0, event("10:00:00.007")),
            order(0, 2, nil, event("10:00:00.003")),
            order(0, 3, nil, "{"), order(0, 4, Self.start + 5), order(0, 5, nil, event("11:00:00")),
        ]
        let index = try DumpIndex([folder.write(lines.joined())], .contract())
        #expect(Seen.all(index).map { $0.place == 0 ? -1 : $0.place - Self.start } == [-1, 7, 7, 7, 7, 7])
        #expect(
            Seen.all(index).map { $0.timestamp == 0 ? -1 : $0.timestamp - Self.start } == [-1, 7, 7, 7, 5, 7])
        #expect(
            (0..<6).map { index[$0].timestampForDecoding == nil } == [true, true, true, true, false, false])
    }

    @Test func an_event_in_the_future_of_the_newest_good_timestamp_gives_no_place() throws {
        let lines = [order(0, 0, nil, event("10:00:00")), order(1, 0, Self.start - 86_400_001)]
        #expect(try read(lines).map(\.place) == [0, Self.start - 86_400_001])
    }

    @Test func records_stand_by_place_role_partition_offset() throws {
        let lines = [
            track(1, 0, 5), track(0, 0, 5), order(1, 0, Self.start + 5), order(1, 1, Self.start + 5),
            order(0, 9, Self.start + 5),
            order(0, 10, Self.start + 6), track(2, 0, 4),
        ]
        #expect(
            try read(lines).map(\.description.name) == [
                "courier.tracking-2-0", "order.events-0-9", "order.events-1-0", "order.events-1-1",
                "courier.tracking-0-0",
                "courier.tracking-1-0", "order.events-0-10",
            ])
    }

    @Test func shuffled_and_split_lines_change_nothing() throws {
        var random = SystemRandomNumberGenerator()
        let lines = (0..<300).map { n in
            n % 3 == 0
                ? track(n % 4, n / 12, Int64(n * 7 % 50))
                : order(n % 5, n / 5, n % 11 == 0 ? nil : Self.start + Int64(n * 13 % 97))
        }
        let base = try read(lines)
        for _ in 0..<20 {
            var shuffled = lines
            shuffled.shuffle(using: &random)
            let cut = Int.random(in: 0...lines.count, using: &random)
            let paths = try [shuffled[..<cut], shuffled[cut...]].map { try folder.write($0.joined()) }
            #expect(Seen.all(try DumpIndex(paths, .contract())) == base)
        }
    }

    @Test func an_entry_takes_56_bytes() { #expect(MemoryLayout<DumpEntry>.stride <= 56) }

    @Test func says_whether_it_had_to_sort() throws {
        let lines = [
            order(0, 0, Self.start), order(1, 0, Self.start), order(0, 1, Self.start),
            order(1, 5, Self.start),
        ]
        #expect(try DumpIndex([folder.write(lines.joined())], .contract()).wasInOrder)
        #expect(try !DumpIndex([folder.write(lines.reversed().joined())], .contract()).wasInOrder)
    }

    @Test func one_record_that_stands_twice_is_one() throws {
        let same =
            #"{"offset":0,"payload":"{\u007d","ts":1772416800000,"topic":"order.events","headers":{"a":"b"}}"#
            + "\n"
        let seen = try read([
            order(0, 1, Self.start),
            #"{"topic":"order.events","partition":0,"offset":0,"ts":1772416800000,"payload":"{}","#
                + #""headers":["a","b"]}"#,
            "\n", same, order(0, 1, Self.start), same,
        ])
        #expect(seen.map(\.offset) == [0, 1])
    }

    @Test(arguments: [
        #""ts":1772416800000,"payload":"x""#, #""ts":1772416800000,"key":"""#, #""ts":1772416800001"#,
        #""ts":null"#,
        #""ts":1772416800000,"headers":["a",null]"#, #""ts":1772416800000,"payload":"""#,
    ])
    func one_offset_with_other_bytes_is_refused(_ more: String) throws {
        let path = try folder.write(
            order(2, 7, Self.start, nil) + #"{"topic":"order.events","partition":2,"offset":7,\#(more)}"#)
        #expect(throws: DumpFailure.twice(topic: "order.events", partition: 2, offset: 7)) {
            try DumpIndex([path], .contract())
        }
    }

    @Test func records_with_and_without_offset_do_not_mix() throws {
        let path = try folder.write(order(0, 0, Self.start) + #"{"topic":"order.events"}"#)
        #expect(throws: DumpFailure.mixedOffsets) { try DumpIndex([path], .contract()) }
        let other = try folder.write(#"{"topic":"other","payload":"x"}"# + "\n" + order(0, 0, Self.start))
        #expect(try DumpIndex([other], .contract()).count == 1)
    }

    @Test func without_offsets_records_stand_by_occurredAt_role_and_bytes_bad_ones_first() throws {
        let rows = [
            ("order.events", event("10:00:02"), "5"), ("courier.tracking", event("10:00:01"), "9"),
            ("order.events", event("10:00:01", id: "b"), "7"),
            ("order.events", event("10:00:01", id: "a"), "null"),
            ("order.events", "{", "8"), ("order.events", "", "8"),
        ]
        var lines = rows.map { topic, payload, ts in
            #"{"topic":"\#(topic)","partition":1,"ts":\#(ts),"payload":\#(quoted(payload))}"# + "\n"
        }
        let expected = [
            "", "{", event("10:00:01"), event("10:00:01", id: "a"), event("10:00:01", id: "b"),
            event("10:00:02"),
        ]
        for _ in 0..<10 {
            lines.shuffle()
            let seen = try read(lines)
            // A track needs other fields than an order's event, so it is bad.
            #expect(seen.map { String(decoding: $0.payload ?? [], as: UTF8.self) } == expected)
            #expect(
                seen.map { $0.place == 0 ? -1 : $0.place - Self.start } == [-1, -1, -1, 1000, 1000, 2000])
        }
    }

    @Test func without_offsets_equal_payloads_stand_alike_however_lines_are_shuffled() throws {
        var lines = (0..<24).map { n in
            #"{"topic":"order.events","partition":\#(n % 2),"ts":\#(Self.start + Int64(n / 2 % 2)),"#
                + #""key":"k\#(n / 4 % 3)","payload":"{","headers":["h","\#(n / 12)"]}"# + "\n"
        }
        let base = try read(lines)
        #expect(base.map(\.partition) == Array(repeating: 0, count: 12) + Array(repeating: 1, count: 12))
        for _ in 0..<10 {
            lines.shuffle()
            #expect(try read(lines) == base)
        }
    }

    private func order(_ partition: Int, _ offset: Int, _ ts: Int64?, _ payload: String? = nil) -> String {
        let payload = payload.map { ",\"payload\":" + quoted($0) } ?? ""
        let ts = ts.map(String.init) ?? "null"
        return
            #"{"topic":"order.events","partition":\#(partition),"offset":\#(offset),"ts":\#(ts)\#(payload)}"#
            + "\n"
    }

    private func track(_ partition: Int, _ offset: Int, _ after: Int64) -> String {
        #"{"topic":"courier.tracking","partition":\#(partition),"offset":\#(offset),"#
            + #""ts":\#(Self.start + after)}"#
            + "\n"
    }

    private func event(_ time: String, id: String = "E") -> String {
        #"{"eventId":"\#(id)","orderId":"O","platform":"taobao","event":"grouped","#
            + #""occurredAt":"2026-03-02T\#(time)"}"#
    }

    private func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }

    private func read(_ lines: [String]) throws -> [Seen] {
        Seen.all(try DumpIndex([folder.write(lines.joined())], .contract()))
    }
}

extension String {
    /// A record's name without its place.
    fileprivate var name: String { String(prefix { $0 != " " }) }
}
