public import KafkaTransport

/// Consumers as tests need them.
public enum TestConsumer {
    /// As the product reads: committed records, no commits of its own, end-of-file events.
    public static func properties(
        _ address: String, group: String, instance: String? = nil
    ) -> KafkaProperties {
        var properties: KafkaProperties = [
            "bootstrap.servers": address, "group.id": group, "isolation.level": "read_committed",
            "enable.auto.commit": "false", "enable.partition.eof": "true", "auto.offset.reset": "error",
            "partition.assignment.strategy": "range", "session.timeout.ms": "6000",
            "heartbeat.interval.ms": "500", "fetch.wait.max.ms": "50",
        ]
        properties["group.instance.id"] = instance
        return properties
    }

    /// Bytes as text.
    public static func text(_ bytes: Span<UInt8>?) -> String? {
        guard let bytes else { return nil }
        return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    }

    /// Polls until the group has assigned partitions to the consumer.
    public static func awaitAssignment(_ consumer: borrowing Consumer) throws -> [TopicPartition] {
        for _ in 0..<300 {  // A tenth of a second each.
            if case .assigned(let partitions)? = consumer.poll(timeoutMilliseconds: 100) { return partitions }
        }
        throw TestFailure.timeout
    }
}
