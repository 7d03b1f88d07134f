import KafkaHarness
import KafkaTransport
import Testing

/// A member of a group: assignments as events, records by partition, ends, offsets.
@Suite(.onRealBroker) struct ConsumerTests {
    private let broker: Broker
    init() throws { broker = try .shared() }

    @Test func theEndOfAPartitionLiesBehindTransactionMarkersAndAbortedRecords() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a", "b"])
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("dropped")
        _ = open.transaction.makeRoom(timeoutMilliseconds: 10_000)
        try open.abort()
        try topic.settle()
        // Two records, a marker, one aborted record, a marker.
        let reader = try PartitionReader(topic)
        #expect(try reader.valuesToTheEnd() == (["a", "b"], 5))
        #expect(reader.consumer.cachedWatermarks(of: topic.partition()) == Watermarks(low: 0, high: 5))
    }

    @Test func underAnOpenTransactionTheEndIsTheLastStableOffset() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a"])
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("open")
        _ = open.transaction.makeRoom(timeoutMilliseconds: 10_000)
        let reader = try PartitionReader(topic)
        #expect(try reader.valuesToTheEnd() == (["a"], 2))
        #expect(reader.consumer.cachedWatermarks(of: topic.partition()) == Watermarks(low: 0, high: 3))
        let asked = try reader.consumer.queryWatermarks(of: topic.partition(), timeoutMilliseconds: 10_000)
        #expect(asked == Watermarks(low: 0, high: 2))
        #expect(try reader.consumer.endOffsets(of: [topic.partition()], timeoutMilliseconds: 10_000) == [2])
        try open.commit()
        #expect(try reader.valuesToTheEnd() == (["open"], 4))
    }

    @Test func endsAndStartsComeInTheOrderAsked() throws {
        let topic = try TestTopic(on: broker.address, partitions: 3)
        try topic.append(["a"], partition: 1)
        try topic.append(["a", "b"], partition: 2)
        let consumer = try Consumer(TestConsumer.properties(broker.address, group: topic.name))
        let asked = [topic.partition(2), topic.partition(0), topic.partition(1)]
        #expect(try consumer.endOffsets(of: asked, timeoutMilliseconds: 10_000) == [3, 0, 2])
        #expect(try consumer.startOffsets(of: asked, timeoutMilliseconds: 10_000) == [0, 0, 0])
    }

    @Test func aMemberThatJoinsTakesItsShareAndOneThatLeavesGivesItBack() throws {
        let topic = try TestTopic(on: broker.address, partitions: 2)
        let first = try Consumer(TestConsumer.properties(broker.address, group: topic.name))
        try first.subscribe(to: [topic.name])
        let both = [topic.partition(0), topic.partition(1)]
        #expect(try TestConsumer.awaitAssignment(first) == both)
        try first.assign(both.map { ($0, .beginning) })

        let second = try Consumer(TestConsumer.properties(broker.address, group: topic.name))
        try second.subscribe(to: [topic.name])
        #expect(try TestConsumer.awaitRevocation(first) == .revoked(both, isLost: false))
        try first.unassign()
        let ofFirst = try TestConsumer.awaitAssignment(first)
        try first.assign(ofFirst.map { ($0, .beginning) })
        let ofSecond = try TestConsumer.awaitAssignment(second)
        try second.assign(ofSecond.map { ($0, .beginning) })
        #expect(Set(ofFirst + ofSecond) == Set(both))
        #expect(ofFirst.count == 1)

        let isClosed = second.close(withinMilliseconds: 10_000)
        #expect(isClosed)
        #expect(try TestConsumer.awaitRevocation(first) == .revoked(ofFirst, isLost: false))
        try first.unassign()
        #expect(try TestConsumer.awaitAssignment(first) == both)
        try first.assign([])
    }

    @Test func aStaticMemberIsFencedByItsTwin() throws {
        let topic = try TestTopic(on: broker.address)
        let properties = TestConsumer.properties(broker.address, group: topic.name, instance: "twin")
        let first = try Consumer(properties)
        try first.subscribe(to: [topic.name])
        try first.assign(try TestConsumer.awaitAssignment(first).map { ($0, .beginning) })
        let second = try Consumer(properties)
        try second.subscribe(to: [topic.name])
        _ = try TestConsumer.awaitAssignment(second)
        let error = try TestConsumer.awaitFailure(first) { if case .fenced = $0 { true } else { false } }
        #expect(error.detail.name == "FENCED_INSTANCE_ID")
    }

    @Test func arrivalsOnAPartitionsQueueEndTheWait() throws {
        let topic = try TestTopic(on: broker.address)
        let reader = try PartitionReader(topic)
        #expect(try reader.valuesToTheEnd() == ([], 0))
        try topic.append(["woken"])
        #expect(try reader.valuesToTheEnd() == (["woken"], 2))
    }

    @Test func anOffsetThatTheLogHasNotIsAnError() throws {
        let topic = try TestTopic(on: broker.address)
        let reader = try PartitionReader(topic, from: .offset(500))
        #expect {
            _ = try reader.valuesToTheEnd()
        } throws: { ($0 as? KafkaError)?.detail.name == "_AUTO_OFFSET_RESET" }
    }

    @Test(arguments: [
        ("no.such.property", "1", ClientFailure.unknownProperty("no.such.property")),
        ("session.timeout.ms", "secret", .refusedValue(property: "session.timeout.ms")),
        ("isolation.level", "secret", .refusedValue(property: "isolation.level")),
    ])
    func aPropertyThatIsRefusedIsNamedWithoutItsValue(
        name: String, value: String, failure: ClientFailure
    ) {
        #expect(throws: failure) { _ = try Consumer(KafkaProperties([(name: name, value: value)])) }
    }

    @Test func logLinesComeAsEvents() throws {
        var properties = TestConsumer.properties(broker.address, group: "logs")
        properties["debug"] = "conf"
        let consumer = try Consumer(properties)
        var lines: [LogLine] = []
        while let event = consumer.poll() { if case .log(let line) = event { lines.append(line) } }
        #expect(lines.contains { $0.level == 7 && $0.facility == "CONF" && $0.text.contains("group.id") })
    }
}
