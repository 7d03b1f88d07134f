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
        let isUsual = (0...9_999).contains(day.year)
        if !isUsual {
            if day.year < 0 { append(UInt8(ascii: "-")) }
            appendDigits(day.year.magnitude, width: 4)
        }
        withUnsafeMutableBufferPointer { room, count in
            precondition(room.count - count >= 19, "JSON: the room that was asked for is too small")
            guard var out = room.baseAddress.map({ UnsafeMutableRawPointer($0 + count) }) else { return }
            if isUsual {
                Self.write(day.year / 100, to: out)
                Self.write(day.year % 100, to: out + 2)
                out += 4
            }
            Self.write(day: day, time: time, to: out)
            count += isUsual ? 19 : 15
        }
        let milliseconds = UInt64(time % 1_000)
        if milliseconds == 0 { return appendRaw("+08:00") }
        append(UInt8(ascii: "."))
        appendDigits(milliseconds, width: 3)
        appendRaw("+08:00")
    }

    /// Writes `-MM-DDTHH:MM:SS`, 15 bytes.
    @inline(__always)
    private static func write(day: CivilDay, time: Int64, to out: UnsafeMutableRawPointer) {
        let seconds = UInt32(truncatingIfNeeded: time / 1_000)
        let template: StaticString = "-MM-DDTHH:MM:SS"
        out.copyMemory(from: template.utf8Start, byteCount: 15)
        write(day.month, to: out + 1)
        write(day.day, to: out + 4)
        write(Int64(seconds / 3_600), to: out + 7)
        write(Int64(seconds / 60 % 60), to: out + 10)
        write(Int64(seconds % 60), to: out + 13)
    }

    /// Writes two digits.
    @inline(__always)
    private static func write(_ value: Int64, to out: UnsafeMutableRawPointer) {
        DecimalDigits.write(pair: UInt16(truncatingIfNeeded: value), to: out)
    }
}
