/// The keys of fields, all of them. `time`, `level`, `event`, `worker` and `repeated` are every line's own.
public enum LogKey: String, Sendable, CaseIterable {
    case topic, partition, offset, committed, start, end
    case group, instance, client, version, rules, clocks, file, resource, operation
    case tasks, error, reason, fault, mend, signal, facility, text
    case code, workers, partitions, records, orders, attempts, bytes
    case pauseMilliseconds = "pause_ms"
    case elapsedMilliseconds = "elapsed_ms"

    /// Whether two events that differ in it are two: counts, lengths and offsets only describe.
    var tellsApart: Bool {
        switch self {
        case .topic, .partition, .group, .instance, .client, .version, .rules, .clocks, .file, .resource,
            .operation, .tasks, .error, .reason, .fault, .mend, .signal, .facility, .text, .code:
            true
        case .offset, .committed, .start, .end, .workers, .partitions, .records, .orders, .attempts, .bytes,
            .pauseMilliseconds, .elapsedMilliseconds:
            false
        }
    }
}
