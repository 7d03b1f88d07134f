import Testing
import Wire

@Suite struct JSONWritingTests {
    @Test(arguments: [
        ("", #""""#), ("签收 \u{7F} /", "\"签收 \u{7F} /\""), ("a\"b\\c", #""a\"b\\c""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#), ("\0\u{1F}\u{B}", #""\u0000\u001f\u000b""#),
        ("0123456789abcdef\n0123456789abcdef", #""0123456789abcdef\n0123456789abcdef""#),
    ])
    func writes_strings_as_json_dumps_does(_ text: String, _ json: String) {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.appendJSONString(bytes.span)
        #expect(String(decoding: out, as: UTF8.self) == json)
    }

    @Test(arguments: [
        (0, "0"), (-7, "-7"), (Int64.max, "9223372036854775807"), (.min, "-9223372036854775808"),
    ])
    func writes_integers(_ value: Int64, _ text: String) {
        var out: [UInt8] = []
        out.appendDecimal(value)
        out.appendRaw(",")
        #expect(String(decoding: out, as: UTF8.self) == text + ",")
    }
}
