/// One line of librdkafka's own log.
public struct LogLine: Equatable, Sendable {
    /// Severity as syslog counts: 0 emergency … 3 error, 4 warning … 7 debug.
    public let level: Int32
    /// librdkafka's name for the kind of line, e.g. `FAIL` or `GETPID`.
    public let facility: String
    /// The words. librdkafka puts its own thread names, hosts, topics and groups into it, never content.
    public let text: String
}
