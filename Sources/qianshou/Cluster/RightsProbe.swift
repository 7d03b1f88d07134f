internal import KafkaTransport

/// Finds the rights that are missing by trying what a worker will do; nothing of it can be read afterwards.
///
/// A broker tells of a right only when it is used, and that of writing may be hours away. Reading is tried at
/// the end of every topic; writing by a transaction that registers every output and is aborted before a
/// record is sent, which leaves a marker that no reader sees.
struct RightsProbe {
    let settings: PropertySettings
    let plan: TopicPlan
    let group: String
    /// One of its own below the group's: to use a worker's would fence it.
    var transactionalID: String { "\(group)-check" }

    /// How long an answer is waited for.
    private static let patience = Duration.seconds(5)
    private static let patienceMilliseconds: Int32 = 5_000
    /// A refusal to write comes within this; silence is consent, since no answer tells of it.
    private static let silence = Duration.milliseconds(500)

    /// What is missing. A broker that is away is no missing right: then the list is as far as it came.
    func denials() -> [ClusterDescription.Denial] {
        do throws(ClientFailure) {
            return try readDenials() + writeDenials()
        } catch {
            return []  // The properties were taken before: nothing is known of rights.
        }
    }

    // MARK: - Reading

    private final class Pending {
        let topic: String
        let queue: PartitionQueue

        init(_ topic: String, _ queue: consuming PartitionQueue) {
            self.topic = topic
            self.queue = queue
        }
    }

    private func readDenials() throws(ClientFailure) -> [ClusterDescription.Denial] {
        var properties = settings.clientProperties(.consumer)
        properties["group.id"] = group
        properties["enable.partition.eof"] = "true"
        properties["enable.auto.commit"] = "false"
        let consumer = try Consumer(properties)
        let group = groupDenials(consumer)
        do throws(KafkaError) {
            let topics = try unreadable(by: consumer)
            return group
                + plan.topics.filter { topics.contains($0.name) }
                .map { .init(resource: .topic($0.name), operation: .read) }
        } catch {
            return group
        }
    }

    /// The question for a committed offset goes to the group's coordinator; librdkafka does not answer it
    /// with a refusal, but reports that apart.
    private func groupDenials(_ consumer: borrowing Consumer) -> [ClusterDescription.Denial] {
        var isRefused = false
        do throws(KafkaError) {
            let first = TopicPartition(plan.topics[0].name, 0)
            _ = try consumer.committed([first], timeoutMilliseconds: Self.patienceMilliseconds)
        } catch {
            isRefused = error.isRefusal(of: .group)
        }
        while let event = consumer.poll() {  // At most what its queue holds.
            if case .failed(let error) = event, error.isRefusal(of: .group) { isRefused = true }
        }
        return isRefused ? [.init(resource: .group(group), operation: .read)] : []
    }

    /// The topics that we may not read.
    private func unreadable(by consumer: borrowing Consumer) throws(KafkaError) -> Set<String> {
        let topics = plan.topics.filter(\.isRead).map(\.name)
        try consumer.assign(topics.map { (TopicPartition($0, 0), .end) })
        var pending: [Pending] = []
        for topic in topics {
            pending.append(Pending(topic, try consumer.queue(of: TopicPartition(topic, 0))))
        }
        var refused: Set<String> = []
        let end = ContinuousClock.now + Self.patience
        while !pending.isEmpty, ContinuousClock.now < end {
            pending.removeAll { entry in
                switch Self.answer(of: entry.queue) {
                case .none: return false
                case .allowed: return true
                case .refused:
                    refused.insert(entry.topic)
                    return true
                }
            }
            while consumer.poll() != nil {}  // At most what its queue holds.
            consumer.wait(timeoutMilliseconds: 50)
        }
        return refused
    }

    private enum Answer { case none, allowed, refused }

    private static func answer(of queue: borrowing PartitionQueue) -> Answer {
        do throws(KafkaError) {
            return try queue.take { _ in } == .nothing ? .none : .allowed
        } catch {
            return error.isRefusal(of: .topic) ? .refused : .allowed
        }
    }

    // MARK: - Writing

    private func writeDenials() throws(ClientFailure) -> [ClusterDescription.Denial] {
        let topics = plan.topics.filter(\.isWritten).map(\.name)
        let new = try NewProducer(probeProperties, topics: topics)
        switch new.initialise(timeoutMilliseconds: Self.patienceMilliseconds) {
        case .failed(let error): return beginDenials(error)
        case .unfinished(_, let error): return beginDenials(error)
        case .ready(let producer):
            do throws(KafkaError) {
                var transaction = try producer.begin()
                let refused = try Self.unwritable(topics, in: &transaction)
                _ = transaction.abort(timeoutMilliseconds: Self.patienceMilliseconds)
                return refused.map { .init(resource: .topic($0), operation: .write) }
            } catch {
                return beginDenials(error)
            }
        }
    }

    private func beginDenials(_ error: KafkaError) -> [ClusterDescription.Denial] {
        switch error.detail.refusedResource {
        case .transactionalID: [.init(resource: .transactionalID(transactionalID), operation: .write)]
        case .cluster: [.init(resource: .cluster, operation: .idempotentWrite)]
        case .topic, .group, nil: []
        }
    }

    /// Registers one partition of each topic; the records linger until the abort drops them.
    ///
    /// - Returns: The topics that we may not write to, in the order given.
    private static func unwritable(
        _ topics: [String], in transaction: inout OpenTransaction
    ) throws(KafkaError) -> [String] {
        for topic in topics.indices {
            var none = OutgoingHeaders()
            try transaction.produce(
                topic: topic, partition: 0, key: nil, value: nil, timestamp: 0, headers: &none)
        }
        var refused: Set<String> = []
        let end = ContinuousClock.now + silence
        while ContinuousClock.now < end {
            while let event = transaction.poll() {  // At most what its queue holds.
                // Which topic it was librdkafka tells in its log alone.
                guard case .log(let line) = event, isRefusal(line) else { continue }
                refused.formUnion(topics.filter { line.text.contains("\"\($0)\"") })
            }
            pauseThread(milliseconds: 20)
        }
        return topics.filter { refused.contains($0) }
    }

    private static func isRefusal(_ line: LogLine) -> Bool {
        line.facility == "ADDPARTS" && line.text.hasSuffix("Topic authorization failed")
    }

    private var probeProperties: KafkaProperties {
        var properties = settings.clientProperties(.producer)
        properties["transactional.id"] = transactionalID
        for name in ["message.timeout.ms", "delivery.timeout.ms"] { properties[name] = nil }
        properties["transaction.timeout.ms"] = "60000"
        properties["linger.ms"] = "30000"
        return properties
    }
}

extension KafkaError {
    /// Whether a broker refused us a resource of that kind.
    fileprivate func isRefusal(of kind: ResourceKind) -> Bool { detail.refusedResource == kind }
}
