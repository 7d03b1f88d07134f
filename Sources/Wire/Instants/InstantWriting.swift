public import OrderDomain

extension [UInt8] {
    /// Appends an instant as outputs carry it: `2026-03-02T10:00:00+08:00`, with `.SSS` only where it is
    /// not zero (CONTRACT 1).
    public mutating func appendInstant(_ instant: Instant) {
        append(addingCapacity: OutputSpan<UInt8>.roomForInstant) { $0.appendInstant(instant) }
    }
}

extension OutputSpan where Element == UInt8 {
    /// The room that an instant needs at most.
    static var roomForInstant: Int { 48 }

    /// Appends an instant as outputs carry it.
    mutating func appendInstant(_ instant: Instant) {
        let local = instant.milliseconds &+ InstantText.chinaOffset
        let dayLength: Int64 = 86_400_000
        let (days, rest) = (local / dayLength, local % dayLength)
        let time = rest < 0 ? rest + dayLength : rest
        let day = CivilDay(sinceEpoch: rest < 0 ? days - 1 : days)
        if day.year < 0 { append(UInt8(ascii: "-")) }
        appendDigits(day.year.magnitude, width: 4)
        let (minutes, milliseconds) = (time / 60_000, time % 1_000)
        withUnsafeMutableBufferPointer { room, count in
            precondition(room.count - count >= 15, "JSON: the room that was asked for is too small")
            guard let base = room.baseAddress.map({ UnsafeMutableRawPointer($0 + count) }) else { return }
            Self.write("-", day.month, to: base)
            Self.write("-", day.day, to: base + 3)
            Self.write("T", minutes / 60, to: base + 6)
            Self.write(":", minutes % 60, to: base + 9)
            Self.write(":", time / 1_000 % 60, to: base + 12)
            count += 15
        }
        if milliseconds == 0 { return appendRaw("+08:00") }
        append(UInt8(ascii: "."))
        appendDigits(UInt64(milliseconds), width: 3)
        appendRaw("+08:00")
    }

    /// Writes a separator and two digits.
    @inline(__always)
    private static func write(_ separator: Unicode.Scalar, _ value: Int64, to out: UnsafeMutableRawPointer) {
        out.storeBytes(of: UInt8(ascii: separator), as: UInt8.self)
        DecimalDigits.write(pair: UInt16(truncatingIfNeeded: value), to: out + 1)
    }
}
