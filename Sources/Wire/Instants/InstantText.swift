public import OrderDomain

/// What a text says of time (CONTRACT 1, R1.7).
public struct InstantText: Equatable, Sendable {
    /// The instant; of a plain date 23:59:59 of its day in China.
    public var instant: Instant
    /// 00:00 (+08:00) of a plain date; `nil` where the text gives a time.
    public var midnight: Instant?

    /// Reads RFC 3339 and what feeds make of it.
    ///
    /// Also read: a blank for `T`, no seconds, `/` for `-`, offsets `+0800` and `+08`, no offset (China's),
    /// fractions of 1–9 digits, cut to milliseconds. Not read: `24:00`, `:60`, 30 February, the year 0,
    /// fields of one digit. Cost: about 20 ns.
    ///
    /// - Parameter allowingDate: Whether `2026-03-05` alone is read too; tracks alone may send it.
    public init?(_ text: UnsafeBufferPointer<UInt8>, allowingDate: Bool) {
        if let usual = UsualInstant.read(text) {
            self.init(instant: usual, midnight: nil)
            return
        }
        var scan = Digits(text)
        guard let day = scan.day() else { return nil }
        if scan.isAtEnd {
            guard allowingDate else { return nil }
            let midnight = Instant(milliseconds: day * 86_400_000 - Self.chinaOffset)
            self.init(instant: midnight + .seconds(86_399), midnight: midnight)
            return
        }
        guard scan.pass("T", "t", " "), let time = scan.timeOfDay(), let offset = scan.offset(), scan.isAtEnd
        else { return nil }
        self.init(instant: Instant(milliseconds: day * 86_400_000 + time - offset), midnight: nil)
    }

    private init(instant: Instant, midnight: Instant?) { (self.instant, self.midnight) = (instant, midnight) }

    /// +08:00 in milliseconds: China Standard Time, no summer time since 1991.
    static let chinaOffset: Int64 = 8 * 3_600_000
}

/// The fields of an instant, from left to right; each answers `nil` where its form or range is not met.
private struct Digits {
    private let text: UnsafeBufferPointer<UInt8>
    private var at = 0

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    var isAtEnd: Bool { at == text.count }

    /// Days since 1970-01-01 of `YYYY-MM-DD` or `YYYY/MM/DD`.
    mutating func day() -> Int64? {
        guard let year = number(4), year > 0, at < text.count else { return nil }
        let separator = text[at]
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return nil }
        at += 1
        guard let month = number(2), pass(separator), let day = number(2),
            (1...12).contains(month), (1...CivilDay.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        return CivilDay.sinceEpoch(year: year, month: month, day: day)
    }

    /// Milliseconds since 00:00 of `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`.
    mutating func timeOfDay() -> Int64? {
        guard let hour = number(2), hour < 24, pass(UInt8(ascii: ":")), let minute = number(2), minute < 60
        else { return nil }
        var time = hour * 3_600_000 + minute * 60_000
        guard pass(UInt8(ascii: ":")) else { return time }
        guard let second = number(2), second < 60 else { return nil }
        time += second * 1_000
        guard pass(UInt8(ascii: ".")) else { return time }
        guard let fraction = fraction() else { return nil }
        return time + fraction
    }

    /// Milliseconds east of UTC; China's where none is written.
    mutating func offset() -> Int64? {
        if isAtEnd { return InstantText.chinaOffset }
        if pass("Z", "z", "Z") { return 0 }
        let isWest = text[at] == UInt8(ascii: "-")
        guard isWest || text[at] == UInt8(ascii: "+") else { return nil }
        at += 1
        guard let hour = number(2), hour < 24 else { return nil }
        var minute: Int64 = 0
        if !isAtEnd {
            pass(UInt8(ascii: ":"))
            guard let written = number(2), written < 60 else { return nil }
            minute = written
        }
        let offset = hour * 3_600_000 + minute * 60_000
        return isWest ? -offset : offset
    }

    /// One to nine digits behind the point, cut to milliseconds.
    private mutating func fraction() -> Int64? {
        let start = at
        var milliseconds: Int64 = 0
        while at < text.count, at - start < 9, text[at] &- UInt8(ascii: "0") < 10 {
            if at - start < 3 { milliseconds = milliseconds * 10 + Int64(text[at] - UInt8(ascii: "0")) }
            at += 1
        }
        switch at - start {
        case 0: return nil
        case 1: return milliseconds * 100
        case 2: return milliseconds * 10
        default: return milliseconds
        }
    }

    @inline(__always)
    private mutating func number(_ width: Int) -> Int64? {
        guard text.count - at >= width else { return nil }
        var value: Int64 = 0
        for _ in 0..<width {
            let digit = text[at] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
            at += 1
        }
        return value
    }

    @discardableResult
    @inline(__always)
    private mutating func pass(_ byte: UInt8) -> Bool {
        guard at < text.count, text[at] == byte else { return false }
        at += 1
        return true
    }

    mutating func pass(_ a: Unicode.Scalar, _ b: Unicode.Scalar, _ c: Unicode.Scalar) -> Bool {
        pass(UInt8(ascii: a)) || pass(UInt8(ascii: b)) || pass(UInt8(ascii: c))
    }
}
