public import KafkaTransport

/// Why an administrative call came to nothing, so that a person can mend it.
public enum AdminFailure: Error, Equatable, Sendable {
    /// The broker refuses us this operation.
    case missingRight(MissingRight)
    /// Anything else.
    case kafka(KafkaError)

    /// - Parameters:
    ///   - error: What the broker or librdkafka said.
    ///   - operation: What was tried.
    ///   - name: What it was tried on.
    init(_ error: KafkaError, _ operation: MissingRight.Operation, on name: String) {
        guard let kind = error.detail.refusedResource else {
            self = .kafka(error)
            return
        }
        self = .missingRight(MissingRight(operation: operation, kind: kind, name: name))
    }
}

/// A right that our principal does not have, in the words of Kafka's access lists.
public struct MissingRight: Equatable, Sendable, CustomStringConvertible {
    /// What was tried.
    public let operation: Operation
    /// The kind of resource.
    public let kind: KafkaError.ResourceKind
    /// The resource's name.
    public let name: String

    /// One line for people: `no right to Describe topic t`.
    public var description: String { "no right to \(operation.rawValue) \(kind.rawValue) \(name)" }

    /// Kafka's operations that we use here.
    public enum Operation: String, Equatable, Sendable {
        /// To see a topic or a group.
        case describe = "Describe"
        /// To see a topic's settings.
        case describeConfigs = "DescribeConfigs"
        /// To make a topic.
        case create = "Create"
    }
}
