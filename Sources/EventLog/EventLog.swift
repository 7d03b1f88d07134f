internal import Glibc
internal import Synchronization

/// The log: one line an event (``LogEvent``), repeats counted instead of repeated.
///
/// Shared by all threads. A line is written whole, under the lock: a stderr that nobody reads holds up who
/// logs. Memory is bounded by ``RepeatTable``.
public final class EventLog: Sendable {
    private let repeats: Mutex<RepeatTable>
    private let format: LogFormat
    private let clock: @Sendable () -> Int64
    private let sink: @Sendable ([UInt8]) -> Void

    /// A log that writes to `sink`.
    ///
    /// - Parameters:
    ///   - format: How lines are written.
    ///   - windowMilliseconds: For how long an event that comes again is counted.
    ///   - clock: Milliseconds since the epoch, sampled once an event.
    ///   - sink: Takes one line with its end; called under the lock, one call at a time.
    public init(
        format: LogFormat, windowMilliseconds: Int64 = 10_000, clock: @escaping @Sendable () -> Int64,
        sink: @escaping @Sendable ([UInt8]) -> Void
    ) {
        (self.format, self.clock, self.sink) = (format, clock, sink)
        repeats = Mutex(RepeatTable(windowMilliseconds: windowMilliseconds))
    }

    /// The process's own log, on stderr under the wall clock.
    public static func standardError(_ format: LogFormat = .suitingStandardError) -> EventLog {
        EventLog(format: format, clock: wallMilliseconds, sink: writeToStandardError)
    }

    /// Logs an event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - worker: The number of the worker that it happened to; `nil` where it is the process.
    ///   - fields: What describes it, in the order to be written.
    public func log(_ event: LogEvent, worker: Int? = nil, _ fields: LogField...) {
        log(event, level: event.level, worker: worker, fields)
    }

    /// Logs an event whose fields were gathered.
    public func log(_ event: LogEvent, worker: Int? = nil, fields: [LogField]) {
        log(event, level: event.level, worker: worker, fields)
    }

    /// Logs one of librdkafka's own lines.
    ///
    /// - Parameters:
    ///   - severity: As syslog grades it, 0 to 7.
    ///   - facility: librdkafka's name for the part that speaks, say `FAIL`.
    ///   - text: Its words: names of brokers, topics and groups. It sees no record's content.
    public func librdkafka(severity: Int32, facility: String, text: String, worker: Int? = nil) {
        let fields: [LogField] = [.name(.facility, LogName(facility)), .librdkafka(text)]
        log(.librdkafka, level: LogLevel(syslog: severity), worker: worker, fields)
    }

    /// Writes the counts whose windows are over. Called about once a second.
    public func tick() {
        let now = clock()
        repeats.withLock { table in write(table.expire(at: now)) }
    }

    /// Writes all counts; called before the process ends.
    public func flush() {
        repeats.withLock { table in write(table.end(of: nil)) }
    }

    private func log(_ event: LogEvent, level: LogLevel, worker: Int?, _ fields: [LogField]) {
        let line = LogLine(time: clock(), level: level, event: event, worker: worker, fields: fields)
        repeats.withLock { table in write(table.take(line)) }
    }

    private func write(_ lines: [LogLine]) {
        for line in lines { sink(line.bytes(format)) }
    }
}

@Sendable private func wallMilliseconds() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
}

/// What cannot be written is lost: there is no place to say so.
@Sendable private func writeToStandardError(_ line: [UInt8]) {
    var rest = line[...]
    while !rest.isEmpty {  // Bound: the line.
        let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if written < 0 && errno != EINTR { return }
        rest = rest.dropFirst(max(0, written))
    }
}
