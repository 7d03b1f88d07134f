import CRdKafka
import Glibc
import KafkaTransport

/// What taking a record through `PartitionQueue` costs above the bare calls, in CPU time of the taking
/// thread. All records are in memory before the clock starts.
struct TakeCost {
    let broker: String
    let records: Int

    init(_ broker: String, records: Int) { (self.broker, self.records) = (broker, records) }

    func run() throws {
        let filler = Filler(broker: broker)
        let topic = try filler.topic("take", partitions: 1)
        try filler.fill(topic, partitions: 1, records: records, keys: 1_000, due: false)
        var (bareRounds, ownedRounds): ([Double], [Double]) = ([], [])
        for _ in 1...15 {
            bareRounds.append(try bare(topic))
            ownedRounds.append(try owned(topic))
        }
        for (name, rounds) in [("bare calls", bareRounds.sorted()), ("PartitionQueue", ownedRounds.sorted())]
        {
            print(
                "take, \(name): least \(rounded(rounds[0], 0)) ns, median \(rounded(rounds[7], 0)) ns a record",
                "of \(rounds.count) rounds")
        }
    }

    private var properties: KafkaProperties {
        [
            "bootstrap.servers": broker, "group.id": "take", "enable.auto.commit": "false",
            "isolation.level": "read_committed", "queued.min.messages": "\(records * 2)",
            "queued.max.messages.kbytes": "2000000",
        ]
    }

    private func owned(_ topic: String) throws -> Double {
        let consumer = try Consumer(properties)
        let partition = TopicPartition(topic, 0)
        try consumer.assign([(partition, .beginning)])
        let queue = try consumer.queue(of: partition)
        try untilFetched()
        var sum = 0
        let start = seconds(CLOCK_THREAD_CPUTIME_ID)
        var taken = 0
        while taken < records {
            let found = try queue.take { record in
                sum &+= Int(record.offset) &+ Int(record.timestamp?.milliseconds ?? 0)
                sum &+= (record.key?.count ?? 0) &+ (record.value?.count ?? 0)
            }
            if found == .record { taken += 1 }
        }
        let cost = (seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1e9 / Double(records)
        precondition(sum != 0)
        return cost
    }

    private func bare(_ topic: String) throws -> Double {
        let configuration = rd_kafka_conf_new()
        for (name, value) in properties.pairs { rd_kafka_conf_set(configuration, name, value, nil, 0) }
        guard let client = rd_kafka_new(RD_KAFKA_CONSUMER, configuration, nil, 0) else {
            fatalError("no client")
        }
        let queue = rd_kafka_queue_get_partition(client, topic, 0)
        rd_kafka_queue_forward(queue, nil)
        let list = rd_kafka_topic_partition_list_new(1)
        rd_kafka_topic_partition_list_add(list, topic, 0).pointee.offset = Int64(RD_KAFKA_OFFSET_BEGINNING)
        rd_kafka_assign(client, list)
        rd_kafka_topic_partition_list_destroy(list)
        try untilFetched()
        var sum = 0
        let start = seconds(CLOCK_THREAD_CPUTIME_ID)
        var taken = 0
        while taken < records {
            guard let message = rd_kafka_consume_queue(queue, 0) else { continue }
            if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
                taken += 1
                var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
                sum &+= Int(message.pointee.offset) &+ Int(rd_kafka_message_timestamp(message, &kind))
                sum &+= message.pointee.key_len &+ message.pointee.len
            }
            rd_kafka_message_destroy(message)
        }
        let cost = (seconds(CLOCK_THREAD_CPUTIME_ID) - start) * 1e9 / Double(records)
        precondition(sum != 0)
        rd_kafka_queue_destroy(queue)
        rd_kafka_destroy(client)
        return cost
    }

    /// Until the process stops using the processor: everything is fetched.
    private func untilFetched() throws {
        var before = -1.0
        while case let now = seconds(CLOCK_PROCESS_CPUTIME_ID), now - before > 0.02 || now < 0.2 {
            before = now
            usleep(500_000)
        }
    }
}
