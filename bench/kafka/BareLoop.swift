import CRdKafka
import Glibc
import KafkaTransport

/// The bound: consume, transform, produce with transactions by bare librdkafka calls, and nothing else.
///
/// One output for each three inputs, one changelog record for each key that a transaction touched, offsets
/// inside the transaction, a commit every so often. No decoding, no state.
struct BareLoop {
    let broker: String
    let input: String
    let output: String
    let changelog: String
    let partitions: Int32
    let commitMilliseconds: Int

    /// - Parameters:
    ///   - records: Ends after so many inputs.
    ///   - limit: Or after so many seconds.
    func run(
        records: Int, limit: Double
    ) -> (taken: Int, cpu: Double, wall: Double, commits: Int, produced: Produced) {
        let producer = client(
            RD_KAFKA_PRODUCER,
            [
                "bootstrap.servers": broker, "transactional.id": "bare-\(input)", "linger.ms": "5",
                "queue.buffering.max.messages": "1000000", "batch.num.messages": "10000",
            ])
        check(rd_kafka_init_transactions(producer, 60_000))
        let outputTopic = rd_kafka_topic_new(producer, output, nil)
        let changelogTopic = rd_kafka_topic_new(producer, changelog, nil)
        let consumer = client(
            RD_KAFKA_CONSUMER,
            [
                "bootstrap.servers": broker, "group.id": "bare", "enable.auto.commit": "false",
                "isolation.level": "read_committed", "queued.min.messages": "400000",
                "queued.max.messages.kbytes": "65536", "fetch.wait.max.ms": "10",
            ])
        let queues = assign(consumer)
        let group = rd_kafka_consumer_group_metadata_new("bare")
        let start = (cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC))
        var state = State(partitions: Int(partitions))
        while state.taken < records, seconds(CLOCK_MONOTONIC) - start.wall < limit {
            check(rd_kafka_begin_transaction(producer))
            let end = seconds(CLOCK_MONOTONIC) + Double(commitMilliseconds) / 1_000
            while state.taken < records, seconds(CLOCK_MONOTONIC) < end {
                if !state.turn(queues, producer, outputTopic) { usleep(500) }
            }
            state.produceChangelog(producer, changelogTopic)
            let list = rd_kafka_topic_partition_list_new(partitions)
            for partition in 0..<partitions {
                rd_kafka_topic_partition_list_add(list, input, partition).pointee.offset =
                    state.next[Int(partition)]
            }
            check(rd_kafka_send_offsets_to_transaction(producer, list, group, 60_000))
            rd_kafka_topic_partition_list_destroy(list)
            check(rd_kafka_commit_transaction(producer, -1))
            state.commits += 1
        }
        let spent = seconds(CLOCK_PROCESS_CPUTIME_ID) - start.cpu
        return (state.taken, spent, seconds(CLOCK_MONOTONIC) - start.wall, state.commits, state.produced)
    }

    /// How many records went out.
    struct Produced {
        var outputs = 0
        var changelog = 0
    }

    /// What the loop remembers: next offsets, and the keys of the open transaction.
    private struct State {
        var taken = 0
        var commits = 0
        var produced = Produced()
        var next: [Int64]
        private var touched: [Int: (partition: Int32, key: [UInt8])] = [:]
        private let value = [UInt8](repeating: UInt8(ascii: "c"), count: 250)

        init(partitions: Int) { next = Array(repeating: 0, count: partitions) }

        /// Up to a thousand records of each partition.
        mutating func turn(
            _ queues: [OpaquePointer?], _ producer: OpaquePointer, _ output: OpaquePointer?
        ) -> Bool {
            let before = taken
            for queue in queues {
                for _ in 0..<1_000 {
                    guard let message = rd_kafka_consume_queue(queue, 0) else { break }
                    if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR { take(message, producer, output) }
                    rd_kafka_message_destroy(message)
                }
            }
            return taken > before
        }

        private mutating func take(
            _ message: UnsafeMutablePointer<rd_kafka_message_t>, _ producer: OpaquePointer,
            _ output: OpaquePointer?
        ) {
            let record = message.pointee
            taken += 1
            next[Int(record.partition)] = record.offset + 1
            let key = UnsafeRawBufferPointer(start: record.key, count: record.key_len)
            let hash = key.reduce(0) { $0 &* 31 &+ Int($1) }
            if touched[hash] == nil { touched[hash] = (record.partition, Array(key)) }
            guard taken % 3 == 0 else { return }
            produced.outputs += 1
            send(
                producer, output, record.partition, key,
                UnsafeRawBufferPointer(start: record.payload, count: record.len),
                rd_kafka_message_timestamp(message, nil))
        }

        mutating func produceChangelog(_ producer: OpaquePointer, _ changelog: OpaquePointer?) {
            for (partition, key) in touched.values {
                key.withUnsafeBytes { key in
                    value.withUnsafeBytes { send(producer, changelog, partition, key, $0, 0) }
                }
            }
            produced.changelog += touched.count
            touched.removeAll(keepingCapacity: true)
        }

        private func send(
            _ producer: OpaquePointer, _ topic: OpaquePointer?, _ partition: Int32,
            _ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, _ timestamp: Int64
        ) {
            while qs_rd_kafka_produce(
                producer, topic, partition, key.baseAddress, key.count, value.baseAddress, value.count,
                timestamp, nil) != RD_KAFKA_RESP_ERR_NO_ERROR
            { rd_kafka_poll(producer, 1) }
        }
    }

    private func assign(_ consumer: OpaquePointer) -> [OpaquePointer?] {
        let list = rd_kafka_topic_partition_list_new(partitions)
        let queues = (0..<partitions).map { partition in
            let queue = rd_kafka_queue_get_partition(consumer, input, partition)
            rd_kafka_queue_forward(queue, nil)
            rd_kafka_topic_partition_list_add(list, input, partition).pointee.offset =
                Int64(RD_KAFKA_OFFSET_BEGINNING)
            return queue
        }
        rd_kafka_assign(consumer, list)
        return queues
    }

    private func client(_ kind: rd_kafka_type_t, _ properties: KafkaProperties) -> OpaquePointer {
        let configuration = rd_kafka_conf_new()
        for (name, value) in properties.pairs {
            let code = rd_kafka_conf_set(configuration, name, value, nil, 0)
            precondition(code == RD_KAFKA_CONF_OK, name)
        }
        guard let client = rd_kafka_new(kind, configuration, nil, 0) else { fatalError("no client") }
        return client
    }

    private func check(_ error: OpaquePointer?) {
        guard let error else { return }
        fatalError(String(cString: rd_kafka_error_string(error)))
    }
}
