/// What went wrong at Kafka, sorted by what the caller must do next.
///
/// Anything finer is diagnostic and lives in ``Detail``. No case carries content of records.
public enum KafkaError: Error, Equatable, Sendable {
    /// The same call may be made again on the same handle, after a pause.
    case retriable(Detail)
    /// The open transaction is lost: abort it, rewind to the committed offsets, begin again.
    case abortable(Detail)
    /// The broker gave this client's place (transactional id, static member) to another, or took it
    /// after an outage; the handle is of no use any more. Whether a twin lives is told by
    /// ``AdminClient/describeGroup(_:timeoutMilliseconds:)``.
    case fenced(Detail)
    /// The call will not succeed, however often it is made.
    case fatal(Detail)

    /// librdkafka's own account of it.
    public var detail: Detail {
        switch self {
        case .retriable(let detail), .abortable(let detail), .fenced(let detail), .fatal(let detail): detail
        }
    }

    /// librdkafka's own account of an error.
    public struct Detail: Equatable, Sendable {
        /// librdkafka's `rd_kafka_resp_err_t`; negative values are local to the client, positive ones
        /// Kafka's.
        public let code: Int32
        /// Its name, e.g. `_TIMED_OUT` or `GROUP_AUTHORIZATION_FAILED`.
        public let name: String
        /// librdkafka's words, for logs: hosts, topics and groups, never content of records. Not to be
        /// parsed.
        public let text: String

        /// The kind of resource that the broker refused us; `nil` for all other errors.
        public var refusedResource: ResourceKind? {
            switch code {
            case 29: .topic
            case 30: .group
            case 31: .cluster
            case 53: .transactionalID
            case _: nil
            }
        }
    }

    /// What Kafka's rights are given on.
    public enum ResourceKind: String, Equatable, Sendable {
        /// A topic.
        case topic
        /// A consumer group.
        case group
        /// The cluster.
        case cluster
        /// A transactional id.
        case transactionalID = "transactional id"
    }
}

extension KafkaError: CustomStringConvertible {
    /// Name and words, on one line.
    public var description: String { "\(detail.name): \(detail.text)" }
}
