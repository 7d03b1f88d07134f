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
        let time = UInt64((local % 86_400_000 + 86_400_000) % 86_400_000)
        let day = CivilDay(sinceEpoch: (local - Int64(time)) / 86_400_000)
        if day.year < 0 { append(UInt8(ascii: "-")) }
        appendDigits(day.year.magnitude, width: 4)
        appendField("-", UInt64(day.month))
        appendField("-", UInt64(day.day))
        appendField("T", time / 3_600_000)
        appendField(":", time / 60_000 % 60)
        appendField(":", time / 1_000 % 60)
        if time % 1_000 != 0 {
            append(UInt8(ascii: "."))
            appendDigits(time % 1_000, width: 3)
        }
        appendRaw("+08:00")
    }

    private mutating func appendField(_ separator: Unicode.Scalar, _ value: UInt64) {
        append(UInt8(ascii: separator))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
    }
}
