internal import KafkaDriver
internal import KafkaTransport
internal import OrderDomain
internal import StateStore
internal import StreamTask

extension RunConfiguration {
    /// `message.max.bytes` of the producer.
    var largestMessage: Int { kafka.value("message.max.bytes").flatMap { Int($0) } ?? 1_000_000 }

    /// What one worker's driver is run under.
    ///
    /// - Parameter state: Where its tasks keep their state beside the changelog.
    func driverSettings(
        _ number: Int, of place: ProcessPlace, partitions: Int, state: DurableState
    ) -> DriverSettings {
        let queues = InputTopic.allCases.count * partitions
        return DriverSettings(
            number: number, group: group, instance: place.instance, clientID: place.clientID,
            consumer: kafka.clientProperties(.consumer, queues: queues),
            reader: kafka.clientProperties(
                .consumer, queues: queues, most: PropertyDefault.changelogKibibytes),
            producer: kafka.clientProperties(.producer), topics: driverTopics, tasks: tasks,
            worker: workerSettings(partitions: partitions, state: state))
    }

    /// Where tasks keep their state beside the changelog: in `state-dir`, a folder a task.
    func durableState(_ cluster: ClusterDescription) -> DurableState {
        let changelog = TopicPlan.changelog(of: group)
        let retention = cluster.topics[changelog]?.settings?["delete.retention.ms"].flatMap { Int64($0) }
        return DurableState(
            path: stateDirectory, cluster: cluster.id ?? "", changelog: changelog,
            retention: retention ?? Self.day)
    }

    /// Kafka's default of `delete.retention.ms`, where the setting may not be read.
    private static let day: Int64 = 86_400_000

    /// Makes a producer and throws it away, so that a property that it refuses is told at the start.
    func checkProducer() throws(ConfigurationFault) {
        var properties = kafka.clientProperties(.producer)
        properties["transactional.id"] = group
        do throws(ClientFailure) {
            _ = try NewProducer(properties, topics: [])
        } catch {
            throw kafka.fault(error)
        }
    }

    private func workerSettings(partitions: Int, state: DurableState) -> WorkerSettings {
        var live = LiveSettings(partitionCount: Int32(partitions), partitioner: partitioner)
        live.durable = state
        live.maxRecordBytes = largestMessage
        var worker = WorkerSettings(live: live, firstTag: .random(in: .min ... .max))
        worker.commitInterval = commitInterval.milliseconds
        worker.commitRecords = commitRecords
        if let timeout = kafka.value("transaction.timeout.ms").flatMap({ Int64($0) }) {
            worker.transactionTimeout = timeout
        }
        worker.followsWall = clock == .wall
        worker.offsetReset = offsetReset
        worker.acceptsGap = acceptsGap
        worker.stateLimit = stateMemory.bytes(of: MachineMemory.bytes()) / threads
        return worker
    }

    /// `auto.offset.reset`, under any of librdkafka's names for it.
    private var offsetReset: WorkerSettings.OffsetReset {
        switch kafka.value("auto.offset.reset") {
        case "latest", "largest", "end": .latest
        case "error", "none": .none
        case _: .earliest
        }
    }

    private var driverTopics: DriverTopics {
        DriverTopics(input: topics.name(of:)) { output in
            switch output {
            case .verdicts: topics["verdicts"]
            case .actions(let kind): "\(topics["actions"]).\(kind.name)"
            case .deadLetter: topics["dead-letter"]
            case .changelog: TopicPlan.changelog(of: group)
            case .waybillLinks: topics["waybill-links"]
            case .linkedTracks: topics["linked-tracks"]
            }
        }
    }
}
