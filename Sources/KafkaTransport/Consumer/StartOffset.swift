internal import CRdKafka

/// Where reading a partition starts.
public enum StartOffset: Equatable, Sendable {
    /// At this offset; where the log has no such offset, `auto.offset.reset` decides.
    case offset(Int64)
    /// At the oldest record that is still there.
    case beginning
    /// Behind the newest record.
    case end

    var raw: Int64 {
        switch self {
        case .offset(let offset): offset
        case .beginning: Int64(RD_KAFKA_OFFSET_BEGINNING)
        case .end: Int64(RD_KAFKA_OFFSET_END)
        }
    }
}
