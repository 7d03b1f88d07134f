internal import EventLog
internal import KafkaAdmin
internal import KafkaTransport

/// `qianshou topics create`: makes the topics that are missing and leaves those that are there (CONTRACT 5).
enum TopicsCommand {
    private static let table = FlagTable(
        command: "qianshou topics create", operands: "",
        summary: "Makes the input, internal and output topics that are missing; leaves what is there.",
        flags: [
            .takes("N", "partitions", "of what is made (as many as the topics that are there have, else 6)"),
            .takes("N", "replication-factor", "of what is made (the broker's default)"),
        ] + ConfigurationKey.flags(of: [.group]))

    /// Brokers that are being started are waited for.
    private static let patience = Duration.seconds(30)

    private static let group = CommandGroup(
        command: "qianshou topics",
        commands: [
            Command(name: "create", summary: "make the topics that are missing", run: create),
            Command(name: "load", summary: "write dumps into the input topics", run: TopicsLoadCommand.run),
        ])

    static func run(_ arguments: [String]) -> Int32 { group.run(arguments) }

    private static func create(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            let partitions = try parsed.value("partitions", mend: countMend, count)
            let replicas = try parsed.value("replication-factor", mend: countMend, count)
            do throws(ConfigurationFault) {
                return try create(Configuration(parsed), partitions: partitions, replicas: replicas ?? -1)
            } catch {
                return Command.refuse(table.command, error.message)
            }
        }
    }

    private static let countMend = "write a whole number from 1 to 32767"

    private static func count(_ text: String) -> Int? {
        Int(text).flatMap { (1...32_767).contains($0) ? $0 : nil }
    }

    private static func create(
        _ configuration: Configuration, partitions: Int?, replicas: Int
    ) throws(ConfigurationFault) -> Int32 {
        let properties = try configuration.kafkaProperties()
        try properties.check()
        let group = try configuration.effective(.group).text
        let plan = TopicPlan(try configuration.topics(), group: group)
        let reader = try ClusterReader(properties)
        do throws(CreationFailure) {
            try make(plan, in: reader, partitions: partitions, replicas: Int32(replicas))
            return ExitCode.done
        } catch {
            return Command.refuse(table.command, error.message)
        }
    }

    private static func make(
        _ plan: TopicPlan, in reader: borrowing ClusterReader, partitions: Int?, replicas: Int32
    ) throws(CreationFailure) {
        let cluster = try asked { () throws(BrokerAway) in try reader.describe(plan, within: patience) }
        if let denial = cluster.denials.first(where: { $0.operation != .describeConfigs }) {
            throw .denied(denial)
        }
        let creation: CreationPlan
        do throws(Refusal) {
            creation = try CreationPlan(plan, cluster, partitions: partitions)
        } catch { throw .refused(error) }
        let answers: [KafkaAdmin.TopicCreation]
        do throws(AdminFailure) {
            answers = try reader.create(creation, replicationFactor: replicas)
        } catch { throw CreationFailure(error, topic: nil) }
        try report(creation, answers)
        let areSeen = try asked { () throws(BrokerAway) in
            try reader.awaitTopics(of: plan, within: patience)
        }
        if !areSeen { throw .unseen }
    }

    /// One line a topic, in the order of the plan, up to the first that could not be made.
    private static func report(
        _ creation: CreationPlan, _ answers: [KafkaAdmin.TopicCreation]
    ) throws(CreationFailure) {
        var answers = answers[...]
        for step in creation.steps {
            switch step.isThere ? .existed : answers.popFirst() ?? .existed {
            case .existed: print("\(step.topic.name): is there")
            case .made: print("\(step.topic.name): made with \(creation.partitions) partitions")
            case .failed(let failure): throw CreationFailure(failure, topic: step.topic.name)
            }
        }
    }

    private static func asked<Answer>(
        _ question: () throws(BrokerAway) -> Answer
    ) throws(CreationFailure) -> Answer {
        do throws(BrokerAway) {
            return try question()
        } catch {
            throw .away(error)
        }
    }
}

/// Why topics could not be made.
private enum CreationFailure: Error {
    case refused(Refusal)
    case denied(ClusterDescription.Denial)
    case away(BrokerAway)
    case kafka(KafkaError, topic: String?)
    case unseen

    init(_ failure: AdminFailure, topic: String?) {
        switch failure {
        case .missingRight(let right): self = .denied(.init(right))
        case .kafka(let error): self = .kafka(error, topic: topic)
        }
    }

    /// One line with its mend.
    var message: String {
        switch self {
        case .refused(let refusal): refusal.message
        case .denied(let denial): denial.finding.message
        case .away(let away): away.message
        case .unseen: "the brokers do not tell of all topics yet; run it again"
        case .kafka(let error, nil): "kafka: \(error); see to the brokers and to bootstrap.servers"
        case .kafka(let error, let topic?): "topic \(topic) cannot be made: \(error)"
        }
    }
}
