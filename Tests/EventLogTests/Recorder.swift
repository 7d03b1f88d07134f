import EventLog
import Synchronization

/// A log into memory, under a clock that the test sets.
final class Recorder: Sendable {
    private let written = Mutex<[String]>([])
    private let now = Mutex<Int64>(1_772_416_800_000)

    func log(_ format: LogFormat = .logfmt) -> EventLog {
        EventLog(
            format: format, windowMilliseconds: 10_000, clock: { self.now.withLock { $0 } },
            sink: { line in self.written.withLock { $0.append(String(decoding: line, as: UTF8.self)) } })
    }

    /// Moves the clock.
    func pass(milliseconds: Int64) { now.withLock { $0 += milliseconds } }

    /// What was written since the last call, a line an item, without the ends of lines.
    func lines() -> [String] {
        written.withLock { lines in
            defer { lines = [] }
            return lines.map { String($0.dropLast()) }
        }
    }

    /// The same without time and level.
    func events() -> [String] {
        lines().map { line in line.split(separator: " ").dropFirst(2).joined(separator: " ") }
    }
}
