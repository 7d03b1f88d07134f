import KafkaHarness
import KafkaTransport
import Testing

/// Brokers that die, networks that swallow answers: each test has a broker of its own.
@Suite(.onRealBroker, .serialized) struct FaultTests {
    @Test func whatWasCommittedSurvivesTheBrokersCrashAndTheZombieIsStillFenced() throws {
        let broker = try Broker()
        let topic = try TestTopic(on: broker.address)
        let first = try TestProducer(broker.address, id: topic.name, topics: [topic.name])
        var open = try first.begin()
        try open.produce("before")
        var zombie = try open.commit().begin()
        try zombie.produce("of the zombie")
        _ = zombie.transaction.makeRoom(timeoutMilliseconds: 10_000)

        try broker.kill()
        try broker.start()

        var next = try TestProducer(broker.address, id: topic.name, topics: [topic.name]).begin()
        try next.produce("after")
        try next.commit()
        switch zombie.tryCommit() {
        case .fenced: break
        case .committed: Issue.record("the zombie committed")
        case .unfinished(_, let error): Issue.record("\(error)")
        case .mustAbort(_, let error): Issue.record("\(error)")
        case .inDoubt(let error): Issue.record("\(error)")
        }
        #expect(try topic.committedValues() == ["before", "after"])
    }

    @Test func aCommitWhoseAnswerVanishesIsUnfinishedAndTheSuccessorFindsItDecided() throws {
        let (proxy, broker) = try Toxiproxy.beforeBroker()
        let topic = try TestTopic(on: proxy.address)
        var open = try TestProducer(proxy.address, id: topic.name, topics: [topic.name]).begin()
        try open.produce("in doubt")
        _ = open.transaction.makeRoom(timeoutMilliseconds: 10_000)
        try proxy.swallowAnswers()
        switch open.tryCommit(timeoutMilliseconds: 1_500) {
        case .unfinished(let committing, let error):
            #expect(error.detail.name == "_TIMED_OUT")
            committing.abandon()
        case .committed: Issue.record("an answer came through")
        case .mustAbort(_, let error): Issue.record("\(error)")
        case .inDoubt(let error): Issue.record("\(error)")
        case .fenced(let error): Issue.record("\(error)")
        }
        try proxy.heal()

        // The broker had decided it; the successor's initialise waits for that.
        var next = try TestProducer(proxy.address, id: topic.name, topics: [topic.name]).begin()
        try next.produce("after")
        try next.commit()
        #expect(try topic.committedValues() == ["in doubt", "after"])
        _ = broker.address
    }

    @Test func aCommitThatIsCalledAgainOnTheSameHandleComesThrough() throws {
        let (proxy, broker) = try Toxiproxy.beforeBroker()
        let topic = try TestTopic(on: proxy.address)
        var open = try TestProducer(
            proxy.address, id: topic.name, topics: [topic.name]
        ).begin()
        try open.produce("late")
        try proxy.cut()
        guard case .unfinished(let committing, _) = open.tryCommit(timeoutMilliseconds: 500) else {
            Issue.record("the commit ended without a network")
            return
        }
        try proxy.heal()
        guard case .committed = committing.commit(timeoutMilliseconds: -1) else {
            Issue.record("the commit did not come through")
            return
        }
        #expect(try topic.committedValues() == ["late"])
        _ = broker.address
    }

    @Test func closingAConsumerOfABrokerThatHangsEndsInTime() throws {
        let broker = try Broker()
        let topic = try TestTopic(on: broker.address)
        let consumer = try Consumer(TestConsumer.properties(broker.address, group: topic.name))
        try consumer.subscribe(to: [topic.name])
        try consumer.assign(try TestConsumer.awaitAssignment(consumer).map { ($0, .beginning) })
        try broker.pause()
        consumer.close(withinMilliseconds: 500)
        try broker.resume()
    }
}
