/// What a client reports by itself, beside its answers to calls.
public enum ClientEvent: Equatable, Sendable {
    /// An error in the background. librdkafka goes on trying after a retriable one.
    case failed(KafkaError)
    /// A line of librdkafka's log.
    case log(LogLine)
}
