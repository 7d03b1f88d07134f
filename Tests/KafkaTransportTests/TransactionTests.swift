import KafkaHarness
import KafkaTransport
import LogModel
import Testing

/// The transaction protocol against a real broker: what is committed, dropped, fenced.
@Suite(.onRealBroker) struct TransactionTests {
    private let broker: Broker
    init() throws { broker = try .shared() }

    @Test func committedIsSeenAndAbortedIsNot() throws {
        let topic = try TestTopic(on: broker.address)
        var producer = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try producer.produce("a")
        try producer.produce("b")
        var second = try producer.commit().begin()
        try second.produce("dropped")
        _ = second.transaction.makeRoom(timeoutMilliseconds: 10_000)
        var third = try second.abort().begin()
        try third.produce("c")
        try third.commit()
        #expect(try topic.committedValues() == ["a", "b", "c"])
    }

    @Test func nothingOfAnOpenTransactionIsSeen() throws {
        let topic = try TestTopic(on: broker.address)
        try topic.append(["a"])
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("open")
        let isSent = open.transaction.makeRoom(timeoutMilliseconds: 10_000)
        #expect(isSent)
        #expect(try topic.committedValues(isSettled: false) == ["a"])
        try open.abort()
    }

    @Test func aNewerProducerFencesTheOlderOne() throws {
        let topic = try TestTopic(on: broker.address)
        var zombie = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try zombie.produce("of the zombie")
        _ = zombie.transaction.makeRoom(timeoutMilliseconds: 10_000)
        let successor = try TestProducer(broker.address, id: topic.name, topics: [topic.name])
        switch zombie.tryCommit() {
        case .fenced(let error): #expect(error.detail.name == "_FENCED")
        case .committed: Issue.record("the zombie committed")
        case .unfinished(_, let error): Issue.record("\(error)")
        case .mustAbort(_, let error): Issue.record("\(error)")
        case .inDoubt(let error): Issue.record("\(error)")
        }
        var open = try successor.begin()
        try open.produce("of the successor")
        try open.commit()
        #expect(try topic.committedValues() == ["of the successor"])
    }

    @Test func headersAndNullsArriveAsTheyWereSent() throws {
        let topic = try TestTopic(on: broker.address)
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        for sample in Sample.all { try sample.produce(in: &open.transaction) }
        try open.commit()
        try topic.settle()
        #expect(try Sample.read(from: topic) == Sample.all)
    }

    @Test func aRecordThatIsTooLargeLeavesTheTransactionAsItIsAndTakesItsHeadersAlong() throws {
        let topic = try TestTopic(on: broker.address)
        var open = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        var headers = OutgoingHeaders()
        headers.append([Sample.header("of the large one", "1")])
        let large = [UInt8](repeating: 0, count: 2_000_000)
        #expect {
            try open.transaction.produce(
                topic: 0, partition: 0, key: nil, value: large.span, timestamp: 0, headers: &headers)
        } throws: { ($0 as? KafkaError)?.detail.name == "MSG_SIZE_TOO_LARGE" }
        let small = Sample(key: "k", value: "small")
        try small.produce(in: &open.transaction, with: &headers)
        try open.commit()
        try topic.settle()
        #expect(try Sample.read(from: topic) == [small])
    }

    @Test func aFullQueueIsNoErrorAndTakesTheRecordLater() throws {
        let topic = try TestTopic(on: broker.address)
        let new = try NewProducer(
            [
                "bootstrap.servers": broker.address, "transactional.id": topic.name, "linger.ms": "100",
                "queue.buffering.max.messages": "10",
            ], topics: [topic.name])
        var open = try TestProducer.initialised(new).begin()
        var refused = 0
        var headers = OutgoingHeaders()
        for number in 0..<100 {
            let value = Array("\(number)".utf8)
            headers.append([.init(name: Array("n".utf8), value: value)])
            while try !open.produce(
                topic: 0, partition: 0, key: nil, value: value.span, timestamp: 0, headers: &headers)
            {
                refused += 1
                open.makeRoom(timeoutMilliseconds: 10_000)
            }
        }
        guard case .committed = open.commit(timeoutMilliseconds: -1) else {
            Issue.record("not committed")
            return
        }
        #expect(refused > 0)
        #expect(try topic.committedValues() == (0..<100).map { "\($0)" })
    }
}
