internal import KafkaAdmin
internal import KafkaTransport

/// Asks a cluster for what a ``ClusterDescription`` holds, and makes topics in it.
struct ClusterReader: ~Copyable {
    private let admin: ClusterAdmin

    /// A question that no broker answers within this is given up, in milliseconds.
    private static let patience: Int32 = 5_000

    /// Does not talk to a broker yet.
    init(_ settings: PropertySettings) throws(ConfigurationFault) {
        do throws(ClientFailure) {
            admin = try ClusterAdmin(settings.clientProperties(.consumer), timeoutMilliseconds: Self.patience)
        } catch {
            throw settings.fault(error)
        }
    }

    /// Hands librdkafka's lines over. They wait until then: call it after every question.
    func takeLogLines(_ body: (LogLine) -> Void) {
        while let line = admin.nextLogLine() { body(line) }  // Bound: the lines at hand.
    }

    /// Describes the topics of a plan; what may not be seen is among the denials.
    ///
    /// - Throws: Where no broker answers, or answers that it cannot tell at the moment: ask again.
    func describe(_ plan: TopicPlan) throws(KafkaError) -> ClusterDescription {
        var cluster = ClusterDescription()
        for topic in plan.topics { try describe(topic.name, into: &cluster) }
        cluster.id = admin.clusterID
        return cluster
    }

    /// The same, asked again until a broker answers or the time is over.
    func describe(_ plan: TopicPlan, within limit: Duration) throws(BrokerAway) -> ClusterDescription {
        var lines: [LogLine] = []
        do throws(KafkaError) {
            return try retrying(within: limit) { () throws(KafkaError) in
                defer { takeLogLines { line in lines = Array(lines.suffix(99)) + [line] } }
                return try describe(plan)
            }
        } catch {
            throw BrokerAway(error, lines: lines)
        }
    }

    /// Makes topics.
    ///
    /// - Returns: What became of each, in the order of the plan's missing ones.
    func create(
        _ plan: CreationPlan, replicationFactor: Int32
    ) throws(AdminFailure) -> [KafkaAdmin.TopicCreation] {
        try admin.createTopics(
            plan.missing.map { topic in
                NewTopic(
                    topic.name, partitionCount: Int32(plan.partitions), replicationFactor: replicationFactor,
                    settings: topic.settings)
            })
    }

    /// Waits until every topic of a plan can be seen: a broker tells of a new topic a moment later.
    ///
    /// - Returns: Whether all can.
    func awaitTopics(of plan: TopicPlan, within limit: Duration) throws(BrokerAway) -> Bool {
        let end = ContinuousClock.now + limit
        while true {  // Bound: the time.
            let cluster = try describe(plan, within: limit)
            if plan.topics.allSatisfy({ cluster.topics[$0.name] != nil }) { return true }
            if ContinuousClock.now >= end { return false }
            pauseThread(milliseconds: 200)
        }
    }

    private func describe(_ name: String, into cluster: inout ClusterDescription) throws(KafkaError) {
        do throws(AdminFailure) {
            guard let topic = try admin.describeTopics([name]).first ?? nil else { return }
            cluster.topics[name] = .init(
                partitions: Int(topic.partitionCount), settings: topic.settings)
        } catch {
            switch error {
            case .kafka(let error): throw error
            case .missingRight(let right):
                cluster.denials.append(.init(right))
                guard right.operation == .describeConfigs else { return }
                cluster.topics[name] = .init(partitions: try count(name), settings: nil)
            }
        }
    }

    private func count(_ name: String) throws(KafkaError) -> Int {
        do throws(AdminFailure) {
            return Int(try admin.partitionCount(of: name) ?? 0)
        } catch {
            if case .kafka(let error) = error { throw error }
            return 0
        }
    }
}

/// Calls `body` again after retriable errors, until it succeeds or the time is over.
private func retrying<Result>(
    within limit: Duration, _ body: () throws(KafkaError) -> Result
) throws(KafkaError) -> Result {
    let end = ContinuousClock.now + limit
    while true {  // Bound: the time.
        do throws(KafkaError) {
            return try body()
        } catch {
            guard case .retriable = error, ContinuousClock.now < end else { throw error }
            pauseThread(milliseconds: 200)
        }
    }
}

extension ClusterDescription.Denial {
    /// What the admin client was refused.
    init(_ right: MissingRight) {
        switch right.kind {
        case .topic: resource = .topic(right.name)
        case .group: resource = .group(right.name)
        case .transactionalID: resource = .transactionalID(right.name)
        case .cluster: resource = .cluster
        }
        switch right.operation {
        case .describe: operation = .describe
        case .describeConfigs: operation = .describeConfigs
        case .create: operation = .create
        }
    }
}
