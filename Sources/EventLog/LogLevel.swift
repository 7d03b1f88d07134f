/// How grave an event is. Four levels, in the order of gravity.
public enum LogLevel: String, Sendable, CaseIterable, Comparable {
    /// Of use to who looks for a fault; librdkafka's alone.
    case debug
    /// The process does what it should.
    case info
    /// The process mends it by itself; look when it goes on.
    case warn
    /// Somebody has to do something.
    case error

    /// Orders by gravity.
    public static func < (a: Self, b: Self) -> Bool { a.gravity < b.gravity }

    /// The level of one of librdkafka's lines, which are graded as syslog does: 0 (emergency) to 7 (debug).
    ///
    /// Its errors are warnings here: it tries again by itself, and what ends in a fault is told by the event
    /// of that fault.
    public init(syslog severity: Int32) {
        switch severity {
        case ...2: self = .error
        case 3...4: self = .warn
        case 5...6: self = .info
        case _: self = .debug
        }
    }

    private var gravity: Int {
        switch self {
        case .debug: 0
        case .info: 1
        case .warn: 2
        case .error: 3
        }
    }
}
