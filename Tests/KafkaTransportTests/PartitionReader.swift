import KafkaHarness
import KafkaTransport

/// A consumer of one partition, read by the wake-ups of its queue.
struct PartitionReader: ~Copyable {
    let consumer: Consumer
    private let queue: PartitionQueue

    init(_ topic: TestTopic, from start: StartOffset = .beginning) throws {
        let consumer = try Consumer(TestConsumer.properties(topic.address, group: topic.name))
        try consumer.assign([(topic.partition(), start)])
        queue = try consumer.queue(of: topic.partition())
        self.consumer = consumer
    }

    /// Values up to the next end-of-file event, and the offset of that.
    func valuesToTheEnd() throws -> ([String], Int64) {
        var values: [String] = []
        while true {
            switch try queue.take({ values.append(TestConsumer.text($0.value) ?? "null") }) {
            case .record: continue
            case .end(let offset): return (values, offset)
            case .nothing:
                guard consumer.wait(timeoutMilliseconds: 30_000) else { throw TestFailure.timeout }
                while consumer.poll() != nil {}
            }
        }
    }
}
