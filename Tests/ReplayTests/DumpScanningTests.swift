import Replay
import Testing

/// CONTRACT 4: what the lines of a dump may hold, and what ends a replay.
@Suite struct DumpScanningTests {
    private let folder: DumpFolder

    init() throws { folder = try DumpFolder() }

    @Test func reads_what_kcat_writes() throws {
        let seen = try read(
            #"{"topic":"order.events","partition":3,"offset":7,"tstype":"create","ts":1772416800000,"#
                + #""broker":1,"key":"O\"1","payload":"{\"a\":\"签\\u7b7e\\n\"}","headers":["h","1","n",null,"#
                + #""h",""]}"#
                + "\n")
        #expect(seen.map(\.description) == ["order.events-3-7 at 1772416800000"])
        #expect(seen[0].key == Array("O\"1".utf8) && seen[0].payload == Array(#"{"a":"签\u7b7e\n"}"#.utf8))
        #expect(seen[0].headers == [["h", "1"], ["n", nil], ["h", ""]])
        #expect(seen[0].timestamp == 1_772_416_800_000)
    }

    @Test(arguments: [
        (#"["a","1","a",null]"#, [["a", "1"], ["a", nil]]),
        (#"{"a":"1","b":null}"#, [["a", "1"], ["b", nil]]),
        (#"[["a","1"],["a",null]]"#, [["a", "1"], ["a", nil]]), ("[]", []), ("{}", []), ("null", []),
    ])
    func reads_headers_in_every_form(_ json: String, _ headers: [[String?]]) throws {
        #expect(try read(line(0, more: "\"headers\":\(json)")).map(\.headers) == [headers])
    }

    @Test func keys_and_payloads_may_be_null_and_empty() throws {
        let seen = try read(
            line(0, more: #""key":null,"payload":null"#) + line(1, more: #""key":"","payload":"""#) + line(2))
        #expect(seen.map(\.key) == [nil, [], nil])
        #expect(seen.map(\.payload) == [nil, [], nil])
    }

    @Test func gives_bytes_that_are_no_UTF_8_back_as_they_were() throws {
        let bad: [UInt8] = [0xFF, 0x61, 0xE4, 0xBD, 0xED, 0xA0, 0x80, 0xC0, 0x80]
        let head = Array(#"{"topic":"order.events","offset":0,"key":""#.utf8)
        let seen = try read(
            head + bad + Array(#"","payload":"x\""#.utf8) + bad + Array("\",\"z\u{7F}\":\"".utf8) + bad
                + Array("\"}".utf8))
        #expect(seen.map(\.key) == [bad] && seen.map(\.payload) == [Array("x\"".utf8) + bad])
    }

    @Test(arguments: [
        (#"\ud800"#, [0xED, 0xA0, 0x80]), (#"a\udfffb"#, [0x61, 0xED, 0xBF, 0xBF, 0x62]),
        (#"\ud83d\ude00"#, [0xF0, 0x9F, 0x98, 0x80]),
    ])
    func half_a_surrogate_pair_becomes_bytes_that_are_no_UTF_8(_ escape: String, _ bytes: [UInt8]) throws {
        #expect(try read(line(0, more: "\"payload\":\"\(escape)\"")).map(\.payload) == [bytes])
    }

    @Test func byte_order_marks_CR_and_blanks_belong_to_no_record() throws {
        let text =
            "\u{FEFF}" + line(0, end: "\r\n") + "\r\n \t\n" + "\u{FEFF}  " + line(1, end: " \t\r\n")
            + line(2, end: "")
        #expect(try read(text).map(\.offset) == [0, 1, 2])
    }

    @Test func several_objects_on_a_line_are_several_records() throws {
        let text = line(0, end: "") + line(1, end: " \t") + line(2, end: "\n") + line(3)
        #expect(try read(text).map(\.offset) == [0, 1, 2, 3])
    }

    @Test func lines_of_the_tools_and_topics_without_a_role_are_skipped_and_counted() throws {
        let text =
            "% Auto-selecting Consumer mode\n" + line(0) + "Processed a total of 12 messages\n"
            + #"{"topic":"qianshou.linked-tracks","offset":5,"payload":5}"#.replacing(":5}", with: ":null}")
            + "\n"
            + #"{"\u0074opic":"order\u002eevents","offset":1}"# + "\n% Reached end"
        let index = try DumpIndex([folder.write(text)], .contract())
        #expect(index.count == 2 && index.skippedLines == 3 && index.skippedRecords == 1)
    }

    @Test(arguments: [
        "hello", "%x", "Processed a total of messages", "123", "[]", "null", #"{"a":1}"#, #"{"topic":5}"#,
        "{\"topic\":}",
        #"{"topic":"order.events","offset":0.5}"#, #"{"topic":"order.events","offset":"0"}"#,
        #"{"topic":"order.events","offset":9223372036854775808}"#,
        #"{"topic":"order.events","partition":2147483648}"#,
        #"{"topic":"order.events","ts":1e3}"#, #"{"topic":"order.events","key":5}"#,
        #"{"topic":"order.events","payload":{}}"#,
        #"{"topic":"order.events","headers":5}"#, #"{"topic":"order.events","headers":["a"]}"#,
        #"{"topic":"order.events","headers":[["a"]]}"#,
        #"{"topic":"order.events","headers":[["a","b","c"]]}"#,
        #"{"topic":"order.events","payload":"\x"}"#, "{\"topic\":\"order.events\",\"payload\":\"\u{1}\"}",
        #"{"topic":"order.events","x":NaN}"#, "\u{B}{}", #"{"topic":"order.events"}x"#,
        #"{"topic":"order.events""#,
    ])
    func any_other_line_is_named(_ bad: String) throws {
        let path = try folder.write(line(0) + "\n" + bad + "\n" + line(1))
        #expect(throws: DumpFailure.noRecord(file: path, line: 3)) { try DumpIndex([path], .contract()) }
        #expect(throws: DumpFailure.noRecord(file: path, line: 3)) {
            try DumpIndex([path], .contract(allowTorn: true))
        }
    }

    @Test func a_file_that_ends_within_a_record_is_torn_wherever_it_is_cut() throws {
        let (whole, last) = (line(0) + line(1, end: ""), line(2, more: #""payload":"{\"a\":1}""#, end: ""))
        for cut in 1..<last.utf8.count {
            let path = try folder.write(whole + String(decoding: last.utf8.prefix(cut), as: UTF8.self))
            #expect(throws: DumpFailure.torn(file: path, line: 2)) { try DumpIndex([path], .contract()) }
            #expect(try DumpIndex([path], .contract(allowTorn: true)).count == 2)
        }
        #expect(try read(whole + last).count == 3)
    }

    @Test func plain_lines_are_payloads_of_the_topic_that_is_named() throws {
        let text =
            "\u{FEFF}{\"a\": 1}\r\n\n{\"b\":{}} {\"c\":2}{\"d\":[]}\nbroken \u{1}\n"
            + "{\"e\":1} x\n% done\n{\"f\":1}"
        let path = try folder.write(text)
        let index = try DumpIndex([path], .contract(payloadTopic: "courier.tracking"))
        let seen = Seen.all(index)
        let expected = [
            "broken \u{1}", "{\"a\": 1}", "{\"b\":{}}", "{\"c\":2}", "{\"d\":[]}", "{\"e\":1} x", "{\"f\":1}",
        ]
        #expect(seen.map { $0.payload.map { String(decoding: $0, as: UTF8.self) } } == expected)
        #expect(
            seen.allSatisfy {
                $0.topic == "courier.tracking" && $0.partition == 0 && $0.offset == nil && $0.key == nil
            })
        #expect(index.skippedLines == 1 && index.newestGood == nil)
    }

    @Test func a_plain_dump_can_be_torn_too() throws {
        let path = try folder.write("{\"a\":1}\n{\"b\"")
        #expect(throws: DumpFailure.torn(file: path, line: 2)) {
            try DumpIndex([path], .contract(payloadTopic: "order.events"))
        }
        #expect(try DumpIndex([path], .contract(payloadTopic: "order.events", allowTorn: true)).count == 1)
    }

    @Test func empty_files_hold_nothing_and_missing_ones_are_named() throws {
        #expect(try read("").isEmpty && read("\n\n").isEmpty)
        let path = folder.missing()
        #expect(throws: DumpFailure.unreadable(file: path, code: 2)) { try DumpIndex([path], .contract()) }
    }

    private func line(_ offset: Int, more: String = "", end: String = "\n") -> String {
        #"{"topic":"order.events","partition":0,"offset":\#(offset),"ts":1772416800000"#
            + (more.isEmpty ? "" : "," + more)
            + "}" + end
    }

    private func read(_ text: String) throws -> [Seen] { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) throws -> [Seen] {
        Seen.all(try DumpIndex([folder.write(bytes)], .contract()))
    }
}
