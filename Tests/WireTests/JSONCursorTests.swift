import Testing
import Wire

/// What is JSON, what is not, and which fault a text has: the same answers as Python's `json`.
@Suite struct JSONCursorTests {
    @Test(arguments: [
        "null", " true\t", "\r\nfalse\n", "0", "-0", "-12.5e+3", "1E400", "12345678901234567890123",
        #""""#, #""a\"\\\/\b\f\n\r\t\u0041\ud83d\ude00""#, "\"签收\u{7F}\"", "[]", "{}", "[1,[2,{}],\"]\"]",
        #"{"a":{"b":[]},"a":1}"#,
    ])
    func accepts(_ text: String) { #expect(fault(text) == nil) }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", #"{"a"#, #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, "\"", #""\"#,
        #""\u12"#, "-", "1.", "1e", "tru",
    ])
    func misses_its_end(_ text: String) { #expect(fault(text) == .ended) }

    @Test(arguments: [
        "NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.e3", "1 2", "tRue", "nul!", "'a'", "\"\u{1}\"",
        "\"a\nb\"", #""\x""#, #""\u12g4""#, #""\ud800""#, #""\udc00""#, #""\ud800\ud800\udc00""#,
        #""\ud800\u0041""#, "[1,]", "[,1]", "[1 2]", "[1}", "{]", "{1:2}", "{,}", #"{"a"}"#, #"{"a":1,}"#,
        #"{"a" 1}"#, #"{"\ud800":1}"#, "{}}", "\u{FEFF}{}", "\u{A0}1", "{}\u{0B}",
    ])
    func refuses(_ text: String) {
        #expect(fault(text) == .syntax)
    }

    @Test func stops_at_level_65_without_recursion() {
        #expect(fault(nested(64)) == nil)
        #expect(fault(nested(64, closed: false)) == .ended)
        #expect(fault("[" + nested(64)) == .depth)
        #expect(fault("[1 2," + nested(64)) == .syntax)
        #expect(fault(nested(65)) == .depth)
        #expect(fault(String(repeating: #"{"a":["#, count: 100_000)) == .depth)
    }

    @Test(arguments: [
        [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xBD], [0xE4, 0xBD, 0x41], [0xFF],
    ])
    func tells_what_is_no_UTF_8_at_any_place(_ bad: [UInt8]) {
        for before in 0..<60 {
            let start = String(repeating: "a", count: before % 5) + String(repeating: "签", count: before / 5)
            for end in ["", "aaaaaaaaaaaaaaaaa", "已签收，已签收"] {
                let text = [0x22] + Array(start.utf8) + bad + Array(end.utf8) + [0x22]
                #expect(fault(text + spaces) == .utf8)
                #expect(fault(text + spaces, rule: .anyBytes) == nil)
            }
        }
    }

    @Test(arguments: [
        "é", "\u{7FF}", "\u{800}", "\u{FFF}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "😀", "\u{10FFFF}",
    ])
    func reads_characters_of_every_length_at_any_place(_ character: String) {
        for before in 0..<60 {
            let start = String(repeating: "a", count: before % 5) + String(repeating: "签", count: before / 5)
            for end in ["", "aaaaaaaaaaaaaaaaa", "已签收，已签收"] {
                #expect(fault(Array("\"\(start)\(character)\(end)\"".utf8) + spaces) == nil)
            }
        }
    }

    /// Behind a string, so that a block that reaches past its end is there.
    private var spaces: [UInt8] { [UInt8](repeating: 0x20, count: 40) }

    @Test func finds_quotes_and_escapes_at_every_offset_of_a_block() {
        for before in 0..<40 {
            for tail in ["\\\"", "\\\\", "\\n", "\\u4f60", "\\ud83d\\ude00", "签"] {
                for after in [0, 1, 15, 16, 17] {
                    let body =
                        String(repeating: "x", count: before) + tail + String(repeating: "y", count: after)
                    #expect(fault("[\"\(body)\",1]") == nil, "\(body)")
                    #expect(fault("\"\(body)") == .ended, "\(body)")
                    #expect(fault("\"\(body)\u{2}\"") == .syntax, "\(body)")
                }
            }
        }
    }

    @Test(arguments: [
        (#"a\"b\\c\/d"#, Array("a\"b\\c/d".utf8)),
        (#"\b\f\n\r\t\u0000"#, [8, 12, 10, 13, 9, 0]),
        (#"\u00e9\u4f60\ud83d\ude00\uFFFF"#, Array("é你😀\u{FFFF}".utf8)),
        (#"0123456789abcdef\n0123456789abcdef0\""#, Array("0123456789abcdef\n0123456789abcdef0\"".utf8)),
        (#"\ud800x"#, [0xED, 0xA0, 0x80, 0x78]),
        (#"\udbff\udbff\udfff"#, [0xED, 0xAF, 0xBF, 0xF4, 0x8F, 0xBF, 0xBF]),
        (#"x\udc00"#, [0x78, 0xED, 0xB0, 0x80]),
    ])
    func unescapes(_ body: String, _ text: [UInt8]) throws {
        let source = Array("\"\(body)\"".utf8)
        try source.withUnsafeBufferPointer { bytes in
            var cursor = JSONCursor(bytes, rule: .anyBytes)
            let token = try cursor.value()
            #expect(token.kind == .escapedString)
            var out: [UInt8] = [1]
            cursor.appendText(of: token, to: &out)
            #expect(out == [1] + text)
        }
    }

    @Test func pulls_members_and_elements() throws {
        let source = Array(#" {"a" : [1, "x", {"q":[]}], "\u0062":-2.5e1 ,"c":{"d":null}} "#.utf8)
        try source.withUnsafeBufferPointer { bytes in
            var cursor = JSONCursor(bytes)
            #expect(try cursor.openArray() == false)
            #expect(try cursor.openObject())
            let a = try #require(try cursor.nextKey())
            #expect(cursor.text(of: a, is: "a") && !cursor.text(of: a, is: "aa"))
            #expect(try cursor.openArray())
            var kinds: [JSONToken.Kind] = []
            while try cursor.nextElement() { kinds.append(try cursor.value().kind) }
            #expect(kinds == [.integer, .string, .object])
            let b = try #require(try cursor.nextKey())
            #expect(cursor.text(of: b, is: "b"))
            let number = try cursor.value()
            #expect(number.kind == .fraction && Array(cursor.run(of: number)) == Array("-2.5e1".utf8))
            #expect(try cursor.nextKey() != nil)
            let object = try cursor.value()
            #expect(Array(cursor.run(of: object)) == Array(#"{"d":null}"#.utf8))
            #expect(try cursor.nextKey() == nil)
            try cursor.end()
        }
    }

    private func nested(_ levels: Int, closed: Bool = true) -> String {
        String(repeating: "[", count: levels) + (closed ? String(repeating: "]", count: levels) : "")
    }

    private func fault(_ text: String) -> JSONFault? { fault(Array(text.utf8)) }

    private func fault(_ text: [UInt8], rule: JSONCursor.TextRule = .strict) -> JSONFault? {
        text.withUnsafeBufferPointer { bytes in
            do throws(JSONFault) {
                var cursor = JSONCursor(bytes, rule: rule)
                _ = try cursor.value()
                try cursor.end()
                return nil
            } catch {
                return error
            }
        }
    }
}
