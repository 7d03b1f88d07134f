import KafkaHarness
import KafkaTransport
import Testing

/// Offsets inside transactions, and what the group finds of them.
@Suite(.onRealBroker) struct CommittedOffsetTests {
    private let broker: Broker
    init() throws { broker = try .shared() }

    @Test func offsetsAreKeptWithACommitAndDroppedWithAnAbort() throws {
        let topic = try TestTopic(on: broker.address, partitions: 2)
        let member = try Member(of: topic)
        #expect(try member.committed() == [nil, nil])

        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        let kept = CommittedOffset(topic.partition(0), offset: 7, metadata: "task 0, 任务")
        try open.send([kept, CommittedOffset(topic.partition(1), offset: 3)], of: member.consumer)
        var next = try open.commit().begin()
        #expect(try member.committed() == [kept, CommittedOffset(topic.partition(1), offset: 3)])

        try next.send([CommittedOffset(topic.partition(0), offset: 100)], of: member.consumer)
        try next.abort()
        #expect(try member.committed()[0] == kept)
    }

    @Test func theStableAnswerWaitsForAnOpenTransaction() throws {
        let topic = try TestTopic(on: broker.address, partitions: 2)
        let member = try Member(of: topic)
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.send([CommittedOffset(topic.partition(0), offset: 7)], of: member.consumer)
        #expect {
            _ = try member.committed(timeoutMilliseconds: 500)
        } throws: { error in
            guard case .retriable(let detail)? = error as? KafkaError else { return false }
            return detail.name == "_TIMED_OUT"
        }
        try open.commit()
        #expect(try member.committed() == [CommittedOffset(topic.partition(0), offset: 7), nil])
    }

    @Test func aMemberOfAnOlderGenerationCannotCommit() throws {
        let topic = try TestTopic(on: broker.address, partitions: 2)
        let member = try Member(of: topic)
        let old = try member.consumer.groupMetadata()
        let second = try Consumer(TestConsumer.properties(broker.address, group: topic.name))
        try second.subscribe(to: [topic.name])
        _ = try TestConsumer.awaitRevocation(member.consumer)
        try member.consumer.unassign()
        _ = try TestConsumer.awaitAssignment(second)

        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        #expect {
            let offset = CommittedOffset(topic.partition(0), offset: 1)
            try open.transaction.sendOffsets([offset], of: old, timeoutMilliseconds: 10_000)
        } throws: { error in
            guard case .abortable(let detail)? = error as? KafkaError else { return false }
            return detail.name == "ILLEGAL_GENERATION"
        }
        try open.abort()
    }
}

/// The only member of a group, with all of a topic's two partitions.
private struct Member: ~Copyable {
    let consumer: Consumer
    private let partitions: [TopicPartition]

    init(of topic: TestTopic) throws {
        let consumer = try Consumer(TestConsumer.properties(topic.address, group: topic.name))
        try consumer.subscribe(to: [topic.name])
        let partitions = try TestConsumer.awaitAssignment(consumer)
        try consumer.assign(partitions.map { ($0, .beginning) })
        self.partitions = partitions
        self.consumer = consumer
    }

    func committed(timeoutMilliseconds: Int32 = 10_000) throws(KafkaError) -> [CommittedOffset?] {
        try consumer.committed(partitions, timeoutMilliseconds: timeoutMilliseconds)
    }
}

extension TestProducer.Open {
    fileprivate mutating func send(_ offsets: [CommittedOffset], of consumer: borrowing Consumer) throws {
        let group = try consumer.groupMetadata()
        try transaction.sendOffsets(offsets, of: group, timeoutMilliseconds: 10_000)
    }
}
