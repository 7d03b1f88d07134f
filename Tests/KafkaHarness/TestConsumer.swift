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
        try awaiting(consumer) { if case .assigned(let partitions) = $0 { partitions } else { nil } }
    }

    /// Polls until the group takes the partitions back.
    public static func awaitRevocation(_ consumer: borrowing Consumer) throws -> ConsumerEvent {
        try awaiting(consumer) { if case .revoked = $0 { $0 } else { nil } }
    }

    /// Polls until the consumer reports an error of the kind that is asked for.
    public static func awaitFailure(
        _ consumer: borrowing Consumer, where isWanted: (KafkaError) -> Bool
    ) throws -> KafkaError {
        try awaiting(consumer) {
            if case .failed(let error) = $0, isWanted(error) { error } else { nil }
        }
    }

    private static func awaiting<Found>(
        _ consumer: borrowing Consumer, _ find: (ConsumerEvent) -> Found?
    ) throws -> Found {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if let found = consumer.poll(timeoutMilliseconds: 100).flatMap(find) { return found }
        }
        throw TestFailure.timeout
    }
}
