import Glibc
import KafkaTransport

/// Records a second of CPU time, all of librdkafka's threads included, that a changelog is restored with.
struct RestoreRate {
    let broker: String
    let records: Int

    init(_ broker: String, records: Int) { (self.broker, self.records) = (broker, records) }

    func run() throws {
        let filler = Filler(broker: broker)
        let topic = try filler.topic("restore", partitions: 1)
        try filler.fill(topic, partitions: 1, records: records, keys: records, due: true)
        for round in 1...3 {
            let (cpu, wall) = (seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
            let reader = try RestoreReader([
                "bootstrap.servers": broker, "queued.min.messages": "1000000",
                "queued.max.messages.kbytes": "262144", "fetch.message.max.bytes": "8388608",
            ])
            var restore = try reader.read(
                TopicPartition(topic, 0), from: .beginning, timeoutMilliseconds: 30_000)
            var (count, bytes) = (0, 0)
            while !restore.isComplete {
                let found = try restore.take { record in
                    count += 1
                    bytes += (record.key?.count ?? 0) + (record.value?.count ?? 0)
                    bytes += record.lastHeader("due")?.count ?? 0
                }
                if !found { reader.wait(timeoutMilliseconds: 1_000) }
            }
            precondition(count == records && bytes > 250 * records)
            let spent = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu
            let passed = seconds(CLOCK_MONOTONIC) - wall
            print(
                "restore round \(round): \(Int(Double(count) / spent)) records per CPU-second",
                "(\(rounded(spent)) s of CPU, \(rounded(passed)) s of wall)")
        }
    }
}
