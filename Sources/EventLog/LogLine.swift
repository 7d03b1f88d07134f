internal import Glibc

/// One event as it happened, and how it is written.
struct LogLine {
    /// Milliseconds since the epoch.
    var time: Int64
    var level: LogLevel
    var event: LogEvent
    var worker: Int?
    var fields: [LogField]
    /// How many like it were not written.
    var repeated = 0

    /// What two lines share that are one event again.
    var identity: String {
        let parts = fields.filter(\.key.tellsApart).map { "\($0.key.rawValue)=\($0.identity)" }
        return (["\(event.rawValue) \(worker ?? -1) \(level.rawValue)"] + parts).joined(separator: " ")
    }

    /// The line with its end.
    func bytes(_ format: LogFormat) -> [UInt8] {
        var out: [UInt8] = []
        let pairs = pairs
        if format == .json { out.append(UInt8(ascii: "{")) }
        for (index, pair) in pairs.enumerated() {
            switch format {
            case .json:
                if index > 0 { out.append(UInt8(ascii: ",")) }
                out.appendQuoted(pair.key)
                out.append(UInt8(ascii: ":"))
                if pair.isNumber { out += Array(pair.value.utf8) } else { out.appendQuoted(pair.value) }
            case .logfmt:
                if index > 0 { out.append(UInt8(ascii: " ")) }
                out += Array(pair.key.utf8)
                out.append(UInt8(ascii: "="))
                if Self.isBare(pair.value) {
                    out += Array(pair.value.utf8)
                } else {
                    out.appendQuoted(pair.value)
                }
            }
        }
        if format == .json { out.append(UInt8(ascii: "}")) }
        out.append(UInt8(ascii: "\n"))
        return out
    }

    private var pairs: [(key: String, value: String, isNumber: Bool)] {
        var pairs = [("time", Self.written(time), false), ("level", level.rawValue, false)]
        pairs.append(("event", event.rawValue, false))
        if let worker { pairs.append(("worker", "\(worker)", true)) }
        pairs += fields.map { ($0.key.rawValue, $0.text, $0.isNumber) }
        if repeated > 0 { pairs.append(("repeated", "\(repeated)", true)) }
        return pairs
    }

    /// Whether logfmt's readers take `text` without quotes.
    private static func isBare(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "=")
            }
    }

    /// RFC 3339 in UTC, with milliseconds.
    private static func written(_ time: Int64) -> String {
        var seconds = time_t(time >= 0 ? time / 1_000 : (time - 999) / 1_000)
        let rest = time - Int64(seconds) * 1_000
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func digits(_ value: some BinaryInteger, _ width: Int) -> String {
            let text = "\(value)"
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        let date = [digits(parts.tm_year + 1_900, 4), digits(parts.tm_mon + 1, 2), digits(parts.tm_mday, 2)]
        let clock = [digits(parts.tm_hour, 2), digits(parts.tm_min, 2), digits(parts.tm_sec, 2)]
        return date.joined(separator: "-") + "T" + clock.joined(separator: ":") + ".\(digits(rest, 3))Z"
    }
}

extension [UInt8] {
    /// Appends `text` in quotes, escaped as JSON has it; logfmt's readers take the same.
    fileprivate mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {  // Bound: the text; fields are cut when they are made.
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): self += Array("\\n".utf8)
            case UInt8(ascii: "\t"): self += Array("\\t".utf8)
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                self += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            case _: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
