internal import EventLog

/// What must hold of a cluster before `run` takes its first record (CONTRACT 5), as a pure function.
///
/// `run` stops at the first fault; `check` prints every finding.
struct ClusterChecks {
    let plan: TopicPlan
    /// `message.max.bytes` of the producer.
    let largestMessage: Int

    /// Looks at everything: rights first, since a topic that may not be described looks like one that is
    /// not there; then topics, their counts, their settings.
    func findings(_ cluster: ClusterDescription) -> [Finding] {
        let denied = cluster.denials.map(\.finding)
        let there = plan.topics.filter { !isDenied($0, cluster) }.map { presence($0, cluster) }
        return denied + there + [counts(cluster)].compactMap(\.self)
            + plan.topics.compactMap { settings($0, cluster) }
    }

    private func isDenied(_ topic: PlannedTopic, _ cluster: ClusterDescription) -> Bool {
        cluster.denials.contains { $0.resource == .topic(topic.name) } && cluster.topics[topic.name] == nil
    }

    private func presence(_ topic: PlannedTopic, _ cluster: ClusterDescription) -> Finding {
        let name = LogName(topic.name)
        guard let found = cluster.topics[topic.name] else {
            return .fault(
                "topic \(name) is not there", mend: "make it with 'qianshou topics create --config FILE'")
        }
        return .fine("topic \(name) is there with \(found.partitions) partitions")
    }

    /// Every topic has the same number of partitions; `nil` where there is none to count.
    private func counts(_ cluster: ClusterDescription) -> Finding? {
        let counts = plan.counts(cluster)
        guard let first = counts.first else { return nil }
        if counts.allSatisfy({ $0.partitions == first.partitions }) {
            return .fine("all topics have \(first.partitions) partitions")
        }
        return .fault(
            "the topics have different numbers of partitions: \(TopicPlan.told(counts))",
            mend: "a task needs one partition number of each; make new topics with one count")
    }

    private func settings(_ topic: PlannedTopic, _ cluster: ClusterDescription) -> Finding? {
        guard let found = cluster.topics[topic.name] else { return nil }
        let name = LogName(topic.name)
        guard let settings = found.settings else {
            let isDenied = cluster.denials.contains(
                .init(resource: .topic(topic.name), operation: .describeConfigs))
            return isDenied
                ? nil
                : .fault("the settings of topic \(name) cannot be read", mend: "see to its broker")
        }
        let limits = TimestampLimits(inputs: inputSettings(cluster))
        return policyFault(topic, settings) ?? limits.fault(topic, settings)
            ?? sizeFault(topic, settings) ?? .fine("the settings of topic \(name) are as they must be")
    }

    private func inputSettings(_ cluster: ClusterDescription) -> [[String: String]] {
        plan.topics.filter { $0.use == .input }.compactMap { cluster.topics[$0.name]?.settings }
    }

    private func policyFault(_ topic: PlannedTopic, _ settings: [String: String]) -> Finding? {
        let name = LogName(topic.name)
        let policy = settings["cleanup.policy"] ?? ""
        let parts = Set(policy.split(separator: ",").map { $0.filter { $0 != " " } })
        if topic.isDeletedByAge, parts.contains("compact") {
            return .fault(
                "topic \(name) is compacted, which drops all but the newest record of an order",
                mend: "set cleanup.policy=delete on it")
        }
        if !topic.isDeletedByAge, parts != ["compact"] {
            return .fault(
                "topic \(name) is deleted by age and holds what must be kept",
                mend: "set cleanup.policy=compact on it")
        }
        if topic.isDeletedByAge, topic.isWritten, settings["message.timestamp.type"] != "LogAppendTime" {
            return .fault(
                "topic \(name) keeps the timestamps of old input and may delete what nobody read",
                mend: "set message.timestamp.type=LogAppendTime on it")
        }
        return nil
    }

    private func sizeFault(_ topic: PlannedTopic, _ settings: [String: String]) -> Finding? {
        guard topic.isWritten, let text = settings["max.message.bytes"], let limit = Int(text),
            limit < largestMessage
        else { return nil }
        let name = LogName(topic.name)
        return .fault(
            "topic \(name) takes \(limit) bytes a message, message.max.bytes is \(largestMessage)",
            mend: "raise max.message.bytes on it or lower message.max.bytes in 'kafka'")
    }
}

extension TopicPlan {
    /// The topics of the plan that are there, with their counts.
    func counts(_ cluster: ClusterDescription) -> [(name: String, partitions: Int)] {
        topics.compactMap { topic in cluster.topics[topic.name].map { (topic.name, $0.partitions) } }
    }

    /// `order.events 6, courier.tracking 12`: of topics that share a count, the first stands for all.
    static func told(_ counts: [(name: String, partitions: Int)]) -> LogText {
        var seen: Set<Int> = []
        let told = counts.filter { seen.insert($0.partitions).inserted }
        return LogText(told.map { "\(LogName($0.name)) \($0.partitions)" }, separator: ", ")
    }
}

extension ClusterDescription.Resource {
    /// The resource in an error line.
    var text: LogText {
        switch self {
        case .topic(let name): "topic \(LogName(name))"
        case .group(let name): "group \(LogName(name))"
        case .transactionalID(let name): "transactional id \(LogName(name))"
        case .cluster: "the cluster"
        }
    }
}

extension ClusterDescription.Denial {
    /// The fault that it is at a start.
    var refusal: Refusal {
        let (operation, resource) = (LogName(operation.rawValue), resource.text)
        return Refusal(
            text: "\(resource): the right \(operation) is missing",
            mend: "grant \(operation) on \(resource) to the user of this process")
    }

    /// The same for a list of findings.
    var finding: Finding { .fault(refusal.text, mend: refusal.mend) }
}
