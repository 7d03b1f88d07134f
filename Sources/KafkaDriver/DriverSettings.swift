public import KafkaTransport
public import StreamTask

/// What one worker's driver is run under: Kafka's side of CONTRACT 5.
public struct DriverSettings: Sendable {
    /// The worker's number in its process, for its member and transactional ids.
    public var number: Int
    /// `group`.
    public var group: String
    /// The static member's name: `<instance>-<number>`.
    public var member: String
    /// `client.id`, with a nonce of the process: tells it from a twin of the same name.
    public var clientID: String
    /// Properties of the consumer. What exactly-once needs is set over them.
    public var consumer: KafkaProperties
    /// Properties of the reader of the changelog, and of questions to the cluster; the same holds.
    public var reader: KafkaProperties
    /// Properties of the producer; the same holds.
    public var producer: KafkaProperties
    /// The topics' names.
    public var topics: DriverTopics
    /// What the tasks are run under.
    public var tasks: TaskSettings
    /// What the worker is run under.
    public var worker: WorkerSettings

    /// A driver's settings.
    public init(
        number: Int, group: String, instance: String, clientID: String, consumer: KafkaProperties,
        reader: KafkaProperties, producer: KafkaProperties, topics: DriverTopics, tasks: TaskSettings,
        worker: WorkerSettings
    ) {
        (self.number, self.group, self.clientID) = (number, group, clientID)
        member = "\(instance)-\(number)"
        (self.consumer, self.reader, self.producer, self.topics) = (consumer, reader, producer, topics)
        (self.tasks, self.worker) = (tasks, worker)
    }

    /// Those of clients that are no members.
    var ownProperties: KafkaProperties { reader.overlaid(by: ["client.id": clientID]) }

    /// The member's consumer. `auto.offset.reset` is ours, because the worker names every offset.
    var memberProperties: KafkaProperties {
        consumer.overlaid(by: [
            "group.id": group, "group.instance.id": member, "client.id": clientID,
            "partition.assignment.strategy": "range", "enable.partition.eof": "true",
            "isolation.level": "read_committed", "enable.auto.commit": "false",
            "enable.auto.offset.store": "false", "auto.offset.reset": "error",
        ])
    }

    /// The member's producer.
    var producerProperties: KafkaProperties {
        producer.overlaid(by: [
            "transactional.id": "\(group)-\(member)", "client.id": clientID,
            "transaction.timeout.ms": "\(worker.transactionTimeout)",
        ])
    }
}

/// The topics' names, as the configuration gives them.
public struct DriverTopics: Sendable {
    /// By ``StreamTask/InputTopic``.
    public var inputs: [String]
    /// By ``StreamTask/OutputTopic/place``; those of the hop are its inputs too.
    public var outputs: [String]

    /// Names by topic.
    public init(input: (InputTopic) -> String, output: (OutputTopic) -> String) {
        inputs = InputTopic.allCases.map(input)
        outputs = OutputTopic.all.map(output)
    }

    /// The changelog's name.
    public var changelog: String { outputs[OutputTopic.changelog.place] }

    /// An input partition by Kafka's names.
    func partition(_ input: InputPartition) -> TopicPartition {
        TopicPartition(inputs[Int(input.topic.rawValue)], input.partition)
    }

    /// An input partition out of Kafka's names; `nil` for a topic that is none of ours.
    func input(_ partition: TopicPartition) -> InputPartition? {
        inputs.firstIndex(of: partition.topic)
            .flatMap { InputTopic(rawValue: UInt8($0)) }
            .map { InputPartition($0, partition.partition) }
    }
}
