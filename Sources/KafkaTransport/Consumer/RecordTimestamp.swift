/// A record's timestamp, in milliseconds since 1970, with what it means.
public enum RecordTimestamp: Equatable, Sendable {
    /// Given by the producer.
    case create(Int64)
    /// Given by the broker as it appended the record.
    case logAppend(Int64)

    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64 {
        switch self {
        case .create(let milliseconds), .logAppend(let milliseconds): milliseconds
        }
    }
}
