import Glibc
import KafkaTransport

/// How long after its timestamp a record becomes visible to `read_committed`.
struct Visibility {
    let broker: String
    let topic: String
    let partitions: Int32

    /// - Parameter warm: The first seconds, which are left out.
    /// - Returns: Milliseconds, sorted.
    func run(seconds length: Double, warm: Double) throws -> [Int64] {
        let consumer = try Consumer([
            "bootstrap.servers": broker, "group.id": "visibility", "enable.auto.commit": "false",
            "isolation.level": "read_committed", "fetch.wait.max.ms": "10",
        ])
        try consumer.assign((0..<partitions).map { (TopicPartition(topic, $0), .beginning) })
        let queues = try (0..<Int(partitions)).map {
            Box(try consumer.queue(of: TopicPartition(topic, Int32($0))))
        }
        var delays: [Int64] = []
        let start = seconds(CLOCK_MONOTONIC)
        while seconds(CLOCK_MONOTONIC) - start < length {
            consumer.wait(timeoutMilliseconds: 100)
            while consumer.poll() != nil {}
            let isWarm = seconds(CLOCK_MONOTONIC) - start > warm
            for queue in queues {
                while try queue.value.take({ record in
                    guard isWarm, let timestamp = record.timestamp else { return }
                    delays.append(Int64(seconds(CLOCK_REALTIME) * 1_000) - timestamp.milliseconds)
                }) != .nothing {}
            }
        }
        return delays.sorted()
    }

    private final class Box {
        let value: PartitionQueue
        init(_ value: consuming PartitionQueue) { self.value = value }
    }
}
