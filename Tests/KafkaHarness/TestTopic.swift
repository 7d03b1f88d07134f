import Foundation
public import KafkaTransport

/// A topic of its own for a test, and short ways to fill and to read it.
public struct TestTopic: Sendable {
    /// Its name; no other test has it.
    public let name: String
    /// The broker it is on.
    public let address: String

    /// Makes it.
    public init(
        on address: String, partitions: Int32 = 1, settings: [(name: String, value: String)] = []
    ) throws {
        name = "t-\(UUID().uuidString)"
        self.address = address
        let admin = try AdminClient(["bootstrap.servers": address])
        let topic = NewTopic(name, partitionCount: partitions, settings: settings)
        for error in try admin.createTopics([topic], timeoutMilliseconds: 30_000) {
            if let error { throw error }
        }
    }

    /// A partition of it.
    public func partition(_ number: Int32 = 0) -> TopicPartition { TopicPartition(name, number) }

    /// Produces and commits one transaction of values without keys.
    public func append(_ values: [String], partition: Int32 = 0) throws {
        var producer = try TestProducer(address, id: "filler-\(name)", topics: [name]).begin()
        for value in values { try producer.produce(value, partition: partition) }
        try producer.commit()
        try settle(partition: partition)
    }

    /// Waits until no transaction is open on a partition: a broker answers a commit before it has written
    /// the markers that make it visible.
    public func settle(partition: Int32 = 0) throws {
        let stable = try AdminClient(["bootstrap.servers": address, "isolation.level": "read_committed"])
        let all = try AdminClient(["bootstrap.servers": address, "isolation.level": "read_uncommitted"])
        let end = ContinuousClock.now + .seconds(60)
        while try stable.queryWatermarks(of: self.partition(partition), timeoutMilliseconds: 30_000)
            != all.queryWatermarks(of: self.partition(partition), timeoutMilliseconds: 30_000)
        {
            guard ContinuousClock.now < end else { throw TestFailure.timeout }
        }
    }

    /// The values that `read_committed` shows in a partition, up to the end-of-file event.
    ///
    /// - Parameter isSettled: Whether to wait first until no transaction is open.
    public func committedValues(partition: Int32 = 0, isSettled: Bool = true) throws -> [String] {
        if isSettled { try settle(partition: partition) }
        let properties = TestConsumer.properties(address, group: "reader-\(UUID().uuidString)")
        let consumer = try Consumer(properties)
        try consumer.assign([(self.partition(partition), .beginning)])
        let queue = try consumer.queue(of: self.partition(partition))
        var values: [String] = []
        while true {
            switch try queue.take({ values.append(TestConsumer.text($0.value) ?? "null") }) {
            case .record: continue
            case .end: return values
            case .nothing:
                guard consumer.wait(timeoutMilliseconds: 30_000) else { throw TestFailure.timeout }
                while consumer.poll() != nil {}
            }
        }
    }
}

/// What a test gives up with.
public enum TestFailure: Error {
    /// Nothing came for much longer than it may take.
    case timeout
    /// A step of a transaction ended in a way that the test did not want.
    case unexpected(String)
}
