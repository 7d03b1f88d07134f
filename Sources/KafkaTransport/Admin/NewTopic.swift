internal import CRdKafka

/// A topic to make.
public struct NewTopic: Sendable {
    /// Its name.
    public var name: String
    /// How many partitions.
    public var partitionCount: Int32
    /// How many copies; −1 leaves it to the broker.
    public var replicationFactor: Int32
    /// Its settings by Kafka's names; all others are the broker's.
    public var settings: [(name: String, value: String)]

    /// A topic to make.
    public init(
        _ name: String, partitionCount: Int32, replicationFactor: Int32 = -1,
        settings: [(name: String, value: String)] = []
    ) {
        (self.name, self.partitionCount) = (name, partitionCount)
        (self.replicationFactor, self.settings) = (replicationFactor, settings)
    }

    /// As librdkafka takes it; the caller destroys it.
    func made() throws(KafkaError) -> OpaquePointer {
        let words = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 512)
        defer { words.deallocate() }
        words.initialize(repeating: 0)
        guard
            let topic = rd_kafka_NewTopic_new(
                name, partitionCount, replicationFactor, words.baseAddress, words.count)
        else { throw .fatal(.init(RD_KAFKA_RESP_ERR__INVALID_ARG, text: KafkaError.text(words))) }
        for (name, value) in settings { rd_kafka_NewTopic_set_config(topic, name, value) }
        return topic
    }
}
