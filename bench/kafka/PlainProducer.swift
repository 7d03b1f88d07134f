import CRdKafka
import Glibc

/// An idempotent producer without transactions, as an input's producer is.
struct PlainProducer {
    private let client: OpaquePointer
    private var topics: [String: OpaquePointer] = [:]

    init(_ broker: String) {
        let configuration = rd_kafka_conf_new()
        for (name, value) in [
            ("bootstrap.servers", broker), ("linger.ms", "1"), ("enable.idempotence", "true"),
        ] {
            rd_kafka_conf_set(configuration, name, value, nil, 0)
        }
        guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, configuration, nil, 0) else {
            fatalError("no client")
        }
        self.client = client
    }

    mutating func send(_ topic: String, _ partition: Int32, _ key: [UInt8], _ value: [UInt8]) {
        let topic = handle(of: topic)
        let now = Int64(seconds(CLOCK_REALTIME) * 1_000)
        while qs_rd_kafka_produce(client, topic, partition, key, key.count, value, value.count, now, nil)
            != RD_KAFKA_RESP_ERR_NO_ERROR
        { rd_kafka_poll(client, 1) }
        rd_kafka_poll(client, 0)
    }

    private mutating func handle(of topic: String) -> OpaquePointer? {
        if let known = topics[topic] { return known }
        topics[topic] = rd_kafka_topic_new(client, topic, nil)
        return topics[topic]
    }

    func flush() { rd_kafka_flush(client, 10_000) }
}
