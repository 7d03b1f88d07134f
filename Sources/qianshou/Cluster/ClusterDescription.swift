/// What was asked of a cluster about the topics of a ``TopicPlan``, as values.
struct ClusterDescription {
    /// The topics that are there.
    var topics: [String: Topic] = [:]
    /// The cluster's id; `nil` where no broker told it.
    var id: String?
    /// What this user was refused.
    var denials: [Denial] = []

    /// A topic that is there.
    struct Topic {
        var partitions: Int
        /// All its settings by name, the broker's defaults among them; `nil` where they could not be read.
        var settings: [String: String]?
    }

    /// A right that is missing.
    struct Denial: Equatable {
        var resource: Resource
        var operation: Operation
    }

    /// What rights are about, in the order of Kafka's own names.
    enum Resource: Equatable {
        case topic(String)
        case group(String)
        case transactionalID(String)
        case cluster
    }

    /// Kafka's names of the operations that the program needs.
    enum Operation: String, Equatable {
        case read = "Read"
        case write = "Write"
        case describe = "Describe"
        case describeConfigs = "DescribeConfigs"
        case idempotentWrite = "IdempotentWrite"
        case create = "Create"
    }
}
