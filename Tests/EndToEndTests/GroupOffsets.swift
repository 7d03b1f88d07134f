import KafkaHarness
import KafkaTransport

/// What a group has committed, asked without being a member.
final class GroupOffsets {
    private let consumer: Consumer
    private var last = 0

    init(of group: String, on address: String) throws {
        var properties = TestConsumer.properties(address, group: group)
        // Offsets of an open transaction would make the stable answer wait.
        properties["isolation.level"] = "read_uncommitted"
        consumer = try Consumer(properties)
    }

    func committed(_ partitions: [TopicPartition]) throws -> [Int64?] {
        while consumer.poll() != nil {}
        return try consumer.committed(partitions, timeoutMilliseconds: 5_000).map { $0?.offset }
    }

    /// The sum of what is committed, or the last known where the broker does not answer.
    func sum(of partitions: [TopicPartition]) -> Int {
        if let offsets = try? committed(partitions) {
            last = Int(offsets.reduce(0) { $0 + ($1 ?? 0) })
        }
        return last
    }
}
