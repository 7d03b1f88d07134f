import Glibc
import KafkaHarness
import KafkaTransport
import Testing

/// Everything that is opened is destroyed, also where a call throws.
///
/// A leaked message or list makes `rd_kafka_destroy` hang for ever, so each test runs in a process of
/// its own with an alarm, and counts librdkafka's threads at its end.
@Suite(.onRealBroker) struct LeakTests {
    private let address: String
    init() throws { address = try Broker.shared().address }

    @Test func nothingIsLeftAfterConsumingAndProducing() async throws {
        let topic = try TestTopic(on: address)
        try topic.append(["a", "b", "c"])
        let (address, name) = (address, topic.name)
        await #expect(processExitsWith: .success) { [address = address as String, name = name as String] in
            try Watchdog.run {
                let consumer = try Consumer(TestConsumer.properties(address, group: name))
                try consumer.subscribe(to: [name])
                try consumer.assign(try TestConsumer.awaitAssignment(consumer).map { ($0, .beginning) })
                let queue = try consumer.queue(of: TopicPartition(name, 0))
                // One of three: the others stay in librdkafka's hands.
                while try queue.take({ _ = $0.headers() }) != .record {
                    consumer.wait(timeoutMilliseconds: 1_000)
                }
                var open = try TestProducer(address, id: name, topics: [name, "\(name)-2"]).begin()
                try open.produce("d", key: "k")
                let group = try consumer.groupMetadata()
                let offset = CommittedOffset(TopicPartition(name, 0), offset: 1, metadata: "m")
                try open.transaction.sendOffsets([offset], of: group, timeoutMilliseconds: 10_000)
                try open.commit()
                _ = try consumer.committed([TopicPartition(name, 0)], timeoutMilliseconds: 10_000)
                _ = try consumer.endOffsets(of: [TopicPartition(name, 0)], timeoutMilliseconds: 10_000)
            }
        }
    }

    @Test func nothingIsLeftWhereAQueueOutlivesItsConsumer() async throws {
        let topic = try TestTopic(on: address)
        try topic.append(["a"])
        let (address, name) = (address, topic.name)
        await #expect(processExitsWith: .success) { [address = address as String, name = name as String] in
            try Watchdog.run {
                let queue = try Self.queue(of: name, address)
                while try queue.take({ _ in }) != .record { usleep(1_000) }
            }
        }
    }

    @Test func nothingIsLeftWhereCallsThrow() async throws {
        let address = address
        await #expect(processExitsWith: .success) { [address = address as String] in
            try Watchdog.run {
                #expect(throws: ClientFailure.self) {
                    _ = try Consumer(["bootstrap.servers": address, "x": "y"])
                }
                #expect(throws: ClientFailure.self) { _ = try Consumer(["bootstrap.servers": address]) }
                let tooLong = String(repeating: "t", count: 513)
                #expect(throws: ClientFailure.self) { _ = try NewProducer([:], topics: ["fine", tooLong]) }
                let consumer = try Consumer(TestConsumer.properties(address, group: "leaks"))
                let absent = TopicPartition("absent-topic", 0)
                #expect(throws: KafkaError.self) {
                    _ = try consumer.queryWatermarks(of: absent, timeoutMilliseconds: 1_000)
                }
                #expect(throws: KafkaError.self) {
                    _ = try consumer.endOffsets(of: [absent], timeoutMilliseconds: 1_000)
                }
                let reader = try RestoreReader(["bootstrap.servers": address])
                #expect(throws: KafkaError.self) {
                    _ = try reader.read(absent, from: .beginning, timeoutMilliseconds: 1_000)
                }
                let admin = try AdminClient(["bootstrap.servers": address])
                #expect(throws: KafkaError.self) {
                    _ = try admin.settings(of: absent.topic, timeoutMilliseconds: 5_000)
                }
            }
        }
    }

    @Test func nothingIsLeftOfTransactionsAndRestoresThatAreDroppedHalfWay() async throws {
        let topic = try TestTopic(on: address, partitions: 2)
        try topic.append((0..<1_000).map { "\($0)" })
        let (address, name) = (address, topic.name)
        await #expect(processExitsWith: .success) { [address = address as String, name = name as String] in
            try Watchdog.run {
                var open = try TestProducer(address, id: name, topics: [name]).begin()
                try open.produce("never sent")
                var headers = OutgoingHeaders()
                headers.append("h".utf8.span, nil)
                let reader = try RestoreReader(["bootstrap.servers": address])
                var restore = try reader.read(
                    TopicPartition(name, 0), from: .beginning, timeoutMilliseconds: 10_000)
                while try !restore.take({ _ in }) { reader.wait(timeoutMilliseconds: 1_000) }
            }
        }
    }

    private static func queue(of name: String, _ address: String) throws -> PartitionQueue {
        let consumer = try Consumer(TestConsumer.properties(address, group: name))
        try consumer.assign([(TopicPartition(name, 0), .beginning)])
        return try consumer.queue(of: TopicPartition(name, 0))
    }
}

/// Runs something, kills the process where it hangs, and ends it by whether librdkafka has threads left.
private enum Watchdog {
    static func run(_ body: () throws -> Void) throws {
        alarm(60)
        try body()
        precondition(KafkaLibrary.threadCount == 0)
    }
}
