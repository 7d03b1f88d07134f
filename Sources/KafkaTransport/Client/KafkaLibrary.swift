internal import CRdKafka

/// librdkafka itself.
public enum KafkaLibrary {
    /// Its version, e.g. `2.0.2`.
    public static var version: String { String(cString: rd_kafka_version_str()) }

    /// How many threads of it are running: 0 where every client was destroyed.
    public static var threadCount: Int { Int(rd_kafka_thread_cnt()) }

    /// Shapes the process's allocator for a stream of records: call it before the first client is made.
    ///
    /// A record is allocated on one thread and freed on another, millions of times. glibc's defaults answer
    /// with heaps that grow and shrink page by page, and with free lists of small blocks that every large
    /// block empties. Without those, and with room to grow into, a run takes 4 to 10 % less CPU (ADR 0012).
    public static func shapeAllocator() { qs_shape_allocator() }
}
