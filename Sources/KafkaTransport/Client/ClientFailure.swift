/// Why a client could not be made. Nothing has talked to a broker yet.
public enum ClientFailure: Error, Equatable, Sendable {
    /// No property of librdkafka has that name.
    case unknownProperty(String)
    /// The property of that name refuses its value. The value is not told: it may be a password.
    case refusedValue(property: String)
    /// The properties contradict each other, or the system has no resources left.
    case refused(KafkaError.Detail)
}
