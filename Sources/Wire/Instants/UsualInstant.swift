internal import OrderDomain

/// The form in which nearly every instant comes: `2026-03-02T10:00:00+08:00`, eight bytes at a time.
enum UsualInstant {
    private static let length = 25

    /// The instant, or `nil` where the text has another form or names no instant.
    @inline(__always)
    static func read(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard text.count == length, text[length - 1] == UInt8(ascii: "0") else { return nil }
        let raw = UnsafeRawBufferPointer(text)
        let first = load(raw, 0) ^ 0x2D30_302D_3030_3030  // 0000-00-
        let second = load(raw, 8) ^ 0x3030_3A30_3054_3030  // 00T00:00
        let third = load(raw, 16) ^ 0x303A_3830_2B30_303A  // :00+08:0
        // Separators and the offset have to be as they are, the rest digits.
        let fixed = first & 0xFF00_00FF_0000_0000 | second & 0x0000_FF00_00FF_0000 | third & ~0x00FF_FF00
        guard fixed == 0, areDigits(first), areDigits(second), areDigits(third) else { return nil }
        return instant(pairs(first), pairs(second), pairs(third))
    }

    @inline(__always)
    private static func instant(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> Instant? {
        let (year, month) = (byte(first, 0) * 100 + byte(first, 2), byte(first, 5))
        let (day, hour, minute, second) = (byte(second, 0), byte(second, 3), byte(second, 6), byte(third, 1))
        guard year > 0, month > 0, month <= 12, day > 0, hour < 24, minute < 60, second < 60,
            day <= 28 || day <= CivilDay.length(ofMonth: month, year: year)
        else { return nil }
        let days = CivilDay.sinceEpoch(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second
        return Instant(milliseconds: seconds * 1_000 - InstantText.chinaOffset)
    }

    /// Eight bytes of a text that has them, the first one lowest.
    @inline(__always)
    private static func load(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Whether each byte is at most 9.
    @inline(__always)
    private static func areDigits(_ word: UInt64) -> Bool {
        (word | word &+ 0x7676_7676_7676_7676) & 0x8080_8080_8080_8080 == 0
    }

    /// In each byte ten times its digit and the digit behind it.
    @inline(__always)
    private static func pairs(_ digits: UInt64) -> UInt64 { digits &* 10 &+ digits >> 8 }

    @inline(__always)
    private static func byte(_ word: UInt64, _ index: UInt64) -> Int64 {
        Int64(truncatingIfNeeded: word >> (index * 8) & 0xFF)
    }
}
