internal import CRdKafka

/// The one owner of an `rd_kafka_event_t`.
struct EventHandle: ~Copyable {
    let pointer: OpaquePointer

    init(adopting pointer: OpaquePointer) { self.pointer = pointer }

    deinit { rd_kafka_event_destroy(pointer) }

    var kind: Int32 { rd_kafka_event_type(pointer) }

    /// The event's error; `nil` where it has none.
    var code: rd_kafka_resp_err_t { rd_kafka_event_error(pointer) }

    var errorText: String { rd_kafka_event_error_string(pointer).map { String(cString: $0) } ?? "" }

    /// The line of a log event; `nil` for all others.
    var logLine: LogLine? {
        guard kind == RD_KAFKA_EVENT_LOG else { return nil }
        var facility: UnsafePointer<CChar>?
        var text: UnsafePointer<CChar>?
        var level: Int32 = 0
        guard rd_kafka_event_log(pointer, &facility, &text, &level) == 0, let facility, let text else {
            return nil
        }
        return LogLine(level: level, facility: String(cString: facility), text: String(cString: text))
    }
}
