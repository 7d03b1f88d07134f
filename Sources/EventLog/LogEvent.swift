/// Everything that the log tells: the table of all events. A name is stable once it was released;
/// docs/OPERATIONS.md says of each what to do, and a test holds the two together.
public enum LogEvent: String, Sendable, CaseIterable {
    // The process.
    case starting, refused, draining, stopped
    case signal = "signal-received"
    case stopAbandoned = "stop-abandoned"
    case ownFault = "own-fault"
    case noHTTP = "http-not-served"
    // The cluster at the start.
    case brokerAway = "broker-away"
    case brokerReached = "broker-reached"
    case clusterChecked = "cluster-checked"
    // A worker and its tasks.
    case ready
    case notReady = "not-ready"
    case assigned, revoked, restored
    case stateLoaded = "state-loaded"
    case stateRebuilt = "state-rebuilt"
    case stateRefused = "state-refused"
    case gapAccepted = "gap-accepted"
    case unrouted = "tracks-unrouted"
    // Transactions.
    case fault = "infrastructure-fault"
    case transactionAborted = "transaction-aborted"
    case outcomeKnown = "outcome-known"
    case producerRenewed = "producer-renewed"
    case noTwin = "no-twin"
    case fenced
    // librdkafka's own words.
    case librdkafka
    case librdkafkaError = "librdkafka-error"

    /// How grave it is. librdkafka's lines have their own level.
    public var level: LogLevel {
        switch self {
        case .starting, .ready, .draining, .stopped, .signal, .brokerReached, .clusterChecked, .assigned,
            .revoked, .restored, .stateLoaded, .outcomeKnown, .producerRenewed, .noTwin, .librdkafka:
            .info
        case .notReady, .stateRebuilt, .noHTTP, .brokerAway, .unrouted, .fault,
            .transactionAborted,
            .stopAbandoned, .gapAccepted, .librdkafkaError:
            .warn
        case .refused, .ownFault, .fenced, .stateRefused: .error
        }
    }

    /// Whether it is counted where it comes again within a window. What changes how things stand is always
    /// written, and ends the windows that were open.
    var isCounted: Bool {
        switch self {
        case .brokerAway, .unrouted, .fault, .transactionAborted, .outcomeKnown,
            .producerRenewed, .noTwin, .librdkafka, .librdkafkaError:
            true
        case .starting, .refused, .ready, .draining, .stopped, .signal, .notReady, .ownFault, .noHTTP,
            .brokerReached, .clusterChecked, .assigned, .revoked, .restored, .gapAccepted, .fenced,
            .stopAbandoned, .stateLoaded, .stateRebuilt, .stateRefused:
            false
        }
    }
}
