public import OrderDomain

/// Reads a length of time as rule files, flags and the configuration write it: a whole number and its
/// unit, one of `ms`, `s`, `m`, `h`, `d` (24 h), say `24h` or `30d`.
///
/// - Returns: `nil` where the text is anything else, or the length passes 2^63 ms.
public func parseDuration(_ text: String) -> TimeSpan? {
    let units: [(suffix: String, milliseconds: Int64)] = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
    for unit in units where text.hasSuffix(unit.suffix) {
        let digits = text.dropLast(unit.suffix.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { continue }
        guard let count = Int64(digits) else { return nil }
        let (length, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
        return overflow ? nil : TimeSpan(milliseconds: length)
    }
    return nil
}

/// What ``parseDuration(_:)`` reads, for an error line.
public let durationMend = "write a number and ms, s, m, h or d, as in 24h"
