import OrderDomain

/// Hours since 2026-03-02T00:00:00+08:00, the day on which every test's order begins.
struct Hour: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    private static let dayOfTheOrder: Int64 = 1_772_380_800_000

    var milliseconds: Int64

    init(milliseconds: Int64) { self.milliseconds = milliseconds }
    init(integerLiteral hours: Int64) { milliseconds = hours * 3_600_000 }
    init(floatLiteral hours: Double) { milliseconds = Int64((hours * 3_600_000).rounded()) }
    init(_ instant: Instant) { milliseconds = instant.milliseconds - Self.dayOfTheOrder }

    static func day(_ days: Int64) -> Self { Self(integerLiteral: days * 24) }

    var instant: Instant { Instant(milliseconds: Self.dayOfTheOrder + milliseconds) }
    var secondLater: Self { Self(milliseconds: milliseconds + 1_000) }
    var secondEarlier: Self { Self(milliseconds: milliseconds - 1_000) }

    static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
    static func + (a: Self, b: Self) -> Self { Self(milliseconds: a.milliseconds + b.milliseconds) }
}

extension Hour: CustomStringConvertible {
    /// `26`, or `26:00:01` where it is no whole hour.
    var description: String {
        let (hours, rest) = milliseconds.quotientAndRemainder(dividingBy: 3_600_000)
        if rest == 0 { return String(hours) }
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(hours):\(two(rest / 60_000)):\(two(rest / 1_000 % 60))"
    }
}
