internal import CRdKafka

/// librdkafka itself.
public enum KafkaLibrary {
    /// Its version, e.g. `2.0.2`.
    public static var version: String { String(cString: rd_kafka_version_str()) }

    /// How many threads of it are running: 0 where every client was destroyed.
    public static var threadCount: Int { Int(rd_kafka_thread_cnt()) }
}
