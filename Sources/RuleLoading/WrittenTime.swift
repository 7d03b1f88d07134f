public import OrderDomain
internal import Wire

/// A length of time as people read it: in days where it is a whole number of them, else in hours,
/// minutes or seconds.
public func writtenDuration(_ span: TimeSpan) -> String {
    let units: [(suffix: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
    ]
    for unit in units where span.milliseconds % unit.milliseconds == 0 {
        let count = span.milliseconds / unit.milliseconds
        // 24h and 48h are what the documents say; days begin where they count days.
        if unit.suffix == "d" && count < 3 { continue }
        return "\(count)\(unit.suffix)"
    }
    return "\(span.milliseconds)ms"
}

/// An instant as CONTRACT writes it.
public func written(_ instant: Instant) -> String {
    var bytes: [UInt8] = []
    bytes.appendInstant(instant)
    return String(decoding: bytes, as: UTF8.self)
}
