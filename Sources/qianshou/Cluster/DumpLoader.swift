internal import KafkaTransport
internal import OrderDomain
internal import Replay

/// Writes the records of dumps into the topics that they came from, in the order in which tasks take them.
///
/// A record without a good timestamp is given its place (R2.0), which is where `replay` has it. Dumps older
/// than a topic's `retention.ms` are deleted by the broker soon after: that setting is the topic's owner's.
struct DumpLoader: ~Copyable {
    private let properties: KafkaProperties
    private let transactions: OpenTransactions

    /// Records of one transaction: few enough to be sent well within `transaction.timeout.ms`.
    private static let batch = 10_000
    /// Brokers that are being started are waited for.
    private static let patience = Duration.seconds(30)

    /// Does not talk to a broker yet.
    ///
    /// - Parameter group: Begins the transactional id, so that rights given on its prefix hold here too.
    init(_ settings: PropertySettings, group: String) throws(ConfigurationFault) {
        let transactions = try OpenTransactions(settings)
        var properties = settings.clientProperties(.producer)
        properties["transactional.id"] = "\(group)-load"
        do throws(ClientFailure) {
            _ = try NewProducer(properties, topics: [])
        } catch { throw settings.fault(error) }
        self.properties = properties
        self.transactions = transactions
    }

    /// Writes all of them, and waits until they can be read: a `run` that starts then finds them all.
    ///
    /// - Parameter cluster: The topics as they are.
    /// - Returns: The number of records of each of the index's topics.
    func load(_ index: DumpIndex, into cluster: ClusterDescription) throws(LoadFailure) -> [Int] {
        var counts = index.topics.map { _ in 0 }
        var widths = counts
        for position in 0..<index.count {
            let entry = index[position]
            counts[Int(entry.topic)] += 1
            widths[Int(entry.topic)] = max(widths[Int(entry.topic)], Int(entry.partition) + 1)
        }
        for (topic, width) in zip(index.topics, widths) where width > 0 {
            guard let there = cluster.topics[topic.name] else { throw .missing(topic: topic.name) }
            if there.partitions < width {
                throw .narrow(topic: topic.name, partitions: there.partitions, needed: width)
            }
        }
        if index.count == 0 { return counts }
        var loaded = 0
        do throws(KafkaError) {
            try write(index, counting: &loaded)
            let partitions = zip(index.topics, widths).flatMap { topic, width in
                (0..<Int32(width)).map { TopicPartition(topic.name, $0) }
            }
            // Another producer's open transaction is its own; what was loaded is in.
            _ = try transactions.awaitEnd(in: partitions, within: Self.patience)
        } catch { throw .kafka(error, loaded: loaded) }
        return counts
    }

    private func write(_ index: DumpIndex, counting loaded: inout Int) throws(KafkaError) {
        var producer = try initialised(index.topics.map(\.name))
        while loaded < index.count {  // Bound: the dump.
            let end = min(loaded + Self.batch, index.count)
            var transaction = try producer.begin()
            try produce(loaded..<end, of: index, in: &transaction)
            producer = try commit(transaction)
            loaded = end
        }
    }

    private func initialised(_ topics: [String]) throws(KafkaError) -> IdleProducer {
        var next: NewProducer
        do throws(ClientFailure) {
            next = try NewProducer(properties, topics: topics)
        } catch { preconditionFailure("librdkafka took these properties when this was made: \(error)") }
        let end = ContinuousClock.now + Self.patience
        while true {  // Bound: the time.
            switch next.initialise(timeoutMilliseconds: 5_000) {
            case .ready(let idle): return idle
            case .failed(let error): throw error
            case .unfinished(let again, let error):
                if ContinuousClock.now >= end { throw error }
                next = again
            }
        }
    }

    private func produce(
        _ positions: Range<Int>, of index: DumpIndex, in transaction: inout OpenTransaction
    ) throws(KafkaError) {
        var record = RawRecord()
        var headers = OutgoingHeaders()
        for position in positions {
            let entry = index[position]
            index.load(position, into: &record)
            record.copyHeaders(to: &headers)
            // Bound: what does not leave the queue in time fails its transaction, which throws.
            while try !transaction.produce(
                topic: Int(entry.topic), partition: entry.partition, key: record.keyBytes,
                value: record.payloadBytes, timestamp: entry.timestamp.milliseconds, headers: &headers)
            {
                transaction.makeRoom(timeoutMilliseconds: 1_000)
            }
        }
    }

    /// A commit that does not end in time is given up with its producer: the broker aborts it.
    private func commit(_ transaction: consuming OpenTransaction) throws(KafkaError) -> IdleProducer {
        switch transaction.commit(timeoutMilliseconds: -1) {
        case .committed(let idle): return idle
        case .unfinished(_, let error): throw error
        case .mustAbort(_, let error): throw error
        case .inDoubt(let error): throw error
        case .fenced(let error): throw error
        }
    }
}

extension RawRecord {
    /// Adds the headers behind those that are there.
    fileprivate func copyHeaders(to outgoing: inout OutgoingHeaders) {
        let bytes = heap.span
        for header in headers {
            let name = bytes.extracting(header.name.bounds)
            if let value = header.value {
                outgoing.append(name, bytes.extracting(value.bounds))
            } else {
                outgoing.append(name, nil)
            }
        }
    }
}
