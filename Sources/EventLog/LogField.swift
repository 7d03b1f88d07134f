/// One `key=value` of an event.
///
/// It is made of a number, a name, a word that stands in the source, or the name of an error; there is no
/// way to make one of a record's content.
public struct LogField: Sendable, Equatable {
    /// The key.
    let key: LogKey
    /// The value as it is shown.
    let text: String
    /// Whether the value is a number, which JSON writes without quotes.
    let isNumber: Bool

    private init(_ key: LogKey, _ text: String, isNumber: Bool = false) {
        (self.key, self.text, self.isNumber) = (key, text, isNumber)
    }

    /// A whole number, in the unit that its key names.
    public static func number(_ key: LogKey, _ value: some FixedWidthInteger) -> Self {
        Self(key, "\(value)", isNumber: true)
    }

    /// A word that stands in the source.
    public static func word(_ key: LogKey, _ word: StaticString) -> Self { Self(key, "\(word)") }

    /// A name.
    public static func name(_ key: LogKey, _ name: LogName) -> Self { Self(key, name.description) }

    /// A name.
    public static func name(_ key: LogKey, _ name: String) -> Self { .name(key, LogName(name)) }

    /// A sentence of the program's own.
    public static func text(_ key: LogKey, _ text: LogText) -> Self { Self(key, text.description) }

    /// librdkafka's or the system's name of an error, say `_TIMED_OUT` or `ENOSPC`.
    public static func error(_ name: String) -> Self { .name(.error, LogName(name)) }

    /// Words of librdkafka or of a broker about an error or about themselves: hosts, topics and groups. They
    /// see no record's content, and nobody else's words may be given here.
    public static func librdkafka(_ text: String) -> Self {
        Self(.text, String(decoding: text.utf8.prefix(Self.longestText), as: UTF8.self))
    }

    /// More of librdkafka's words is cut.
    private static let longestText = 1_000

    /// What tells this field from another of its key: librdkafka puts durations and ports between its words,
    /// so runs of digits count as one there; and `(after 3ms in state CONNECT, 30 identical error(s)
    /// suppressed)` behind them, which does not count at all.
    var identity: String {
        guard key == .text else { return text }
        var kept: [UInt8] = []
        let end = text.firstRange(of: " (after ")?.lowerBound ?? text.endIndex
        for byte in text[..<end].utf8 {  // Bound: 1 000 bytes.
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isDigit && kept.last == UInt8(ascii: "0") { continue }
            kept.append(isDigit ? UInt8(ascii: "0") : byte)
        }
        return String(decoding: kept, as: UTF8.self)
    }
}
