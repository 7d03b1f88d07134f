/// Everything that the log tells: the table of all events. A name is stable once it was released;
/// docs/OPERATIONS.md says of each what to do, and a test holds the two together.
public enum LogEvent: String, Sendable, CaseIterable {
    // The process.
    case starting, refused, ready, draining, stopped
    case signal = "signal-received"
    case notReady = "not-ready"
    case ownFault = "own-fault"
    case noHTTP = "http-not-served"
    // The cluster at the start.
    case brokerAway = "broker-away"
    case brokerReached = "broker-reached"
    case clusterChecked = "cluster-checked"
    // Tasks.
    case assigned, revoked, restored
    case gap = "offset-gap"
    case partitionCountChanged = "partition-count-changed"
    case stateFull = "state-full"
    case deadLetters = "dead-letters"
    // Transactions.
    case fault = "infrastructure-fault"
    case recovered, fenced
    case transactionAborted = "transaction-aborted"
    case outcomeUnknown = "outcome-unknown"
    case outcomeKnown = "outcome-known"
    case consumerRenewed = "consumer-renewed"
    case producerRenewed = "producer-renewed"
    // Others' words.
    case librdkafka

    /// How grave it is. librdkafka's lines have their own level.
    public var level: LogLevel {
        switch self {
        case .starting, .ready, .draining, .stopped, .signal, .brokerReached, .clusterChecked, .assigned,
            .revoked, .restored, .recovered, .outcomeKnown, .consumerRenewed, .producerRenewed, .librdkafka:
            .info
        case .notReady, .noHTTP, .brokerAway, .stateFull, .deadLetters, .fault, .transactionAborted,
            .outcomeUnknown:
            .warn
        case .refused, .ownFault, .gap, .partitionCountChanged, .fenced: .error
        }
    }

    /// Whether it is counted where it comes again within a window. What changes how things stand is always
    /// written, and ends the windows that were open.
    var isCounted: Bool {
        switch self {
        case .brokerAway, .stateFull, .deadLetters, .fault, .transactionAborted, .outcomeUnknown,
            .outcomeKnown, .consumerRenewed, .producerRenewed, .gap, .librdkafka:
            true
        case .starting, .refused, .ready, .draining, .stopped, .signal, .notReady, .ownFault, .noHTTP,
            .brokerReached, .clusterChecked, .assigned, .revoked, .restored, .partitionCountChanged,
            .recovered, .fenced:
            false
        }
    }
}
