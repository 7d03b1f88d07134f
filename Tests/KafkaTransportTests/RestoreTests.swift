import KafkaHarness
import KafkaTransport
import Testing

/// A changelog read to the high watermark that it had at the start.
@Suite(.onRealBroker) struct RestoreTests {
    private let broker: Broker
    init() throws { broker = try .shared() }

    private func reader() throws -> RestoreReader {
        try RestoreReader([
            "bootstrap.servers": broker.address, "group.id": "unused", "fetch.wait.max.ms": "50",
        ])
    }

    @Test func allIsGivenAlsoWhereAMarkerIsTheLastThing() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a", "b"])
        try topic.append(["c"])
        let reader = try reader()
        var restore = try reader.read(topic.partition(), from: .beginning, timeoutMilliseconds: 10_000)
        #expect(restore.highWatermark == 5)
        #expect(try reader.values(of: &restore) == ["a", "b", "c"])
        #expect(restore.position == 5)
    }

    @Test func aPositionSkipsWhatTheStoreHas() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a", "b"])
        try topic.append(["c"])
        let reader = try reader()
        for (position, values) in [(0, ["a", "b", "c"]), (1, ["b", "c"]), (3, ["c"]), (4, []), (5, [])] {
            var restore = try reader.read(
                topic.partition(), from: .offset(Int64(position)), timeoutMilliseconds: 10_000)
            #expect(try reader.values(of: &restore) == values)
        }
    }

    @Test func anEmptyLogIsCompleteAtOnce() throws {
        let topic = try TestTopic(on: broker.address)
        let restore = try reader().read(topic.partition(), from: .beginning, timeoutMilliseconds: 10_000)
        let isComplete = restore.isComplete
        #expect(isComplete)
    }

    @Test func abortedRecordsAreNotGivenAndDoNotHoldUp() throws {
        let topic = try TestTopic(on: broker.address)
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("dropped")
        _ = open.transaction.makeRoom(timeoutMilliseconds: 10_000)
        try open.abort()
        let reader = try reader()
        var restore = try reader.read(topic.partition(), from: .beginning, timeoutMilliseconds: 10_000)
        #expect(try reader.values(of: &restore) == [])
    }

    @Test func anOpenTransactionIsWaitedForAndItsRecordsAreGiven() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a"])
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("of the predecessor")
        _ = open.transaction.makeRoom(timeoutMilliseconds: 10_000)

        let reader = try reader()
        var restore = try reader.read(topic.partition(), from: .beginning, timeoutMilliseconds: 10_000)
        #expect(restore.highWatermark == 3)
        // The end as readers see it has come, and it is not enough.
        #expect(try reader.values(of: &restore, until: { $0 >= 2 }) == ["a"])
        var isComplete = restore.isComplete
        #expect(!isComplete)
        try open.commit()
        #expect(try reader.values(of: &restore) == ["of the predecessor"])
        isComplete = restore.isComplete
        #expect(isComplete)
    }

    @Test func severalAreReadAtOnceOnOneHandle() throws {
        let topic = try TestTopic(on: broker.address, partitions: 3)
        for partition: Int32 in 0..<3 { try topic.append(["of \(partition)"], partition: partition) }
        let reader = try reader()
        var first = try reader.read(topic.partition(0), from: .beginning, timeoutMilliseconds: 10_000)
        var second = try reader.read(topic.partition(1), from: .beginning, timeoutMilliseconds: 10_000)
        #expect(try reader.values(of: &second) == ["of 1"])
        #expect(try reader.values(of: &first) == ["of 0"])
        var third = try reader.read(topic.partition(2), from: .beginning, timeoutMilliseconds: 10_000)
        #expect(try reader.values(of: &third) == ["of 2"])
    }

    @Test func aPositionBehindTheEndIsToldAtOnce() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a"])
        #expect {
            _ = try reader().read(topic.partition(), from: .offset(3), timeoutMilliseconds: 10_000)
        } throws: { ($0 as? KafkaError)?.detail.name == "OFFSET_OUT_OF_RANGE" }
    }
}

extension RestoreReader {
    fileprivate func values(
        of restore: inout PartitionRestore, until isEnough: (Int64) -> Bool = { _ in false }
    ) throws -> [String] {
        var values: [String] = []
        while !restore.isComplete, !isEnough(restore.position) {
            if try restore.take({ values.append(TestConsumer.text($0.value) ?? "null") }) { continue }
            guard wait(timeoutMilliseconds: 30_000) else { throw TestFailure.timeout }
        }
        return values
    }
}
