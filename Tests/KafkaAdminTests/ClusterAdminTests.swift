import KafkaAdmin
import KafkaHarness
import KafkaTransport
import Testing

/// Topics made, left and looked at; members of a group.
@Suite(.onRealBroker) struct ClusterAdminTests {
    private let broker: Broker
    init() throws { broker = try .shared() }

    @Test func whatIsMissingIsMadeAndWhatIsThereIsLeft() throws {
        let there = try TestTopic(on: broker.address, partitions: 3)
        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        let made = "\(there.name)-made"
        let answers = try admin.createTopics([
            NewTopic(there.name, partitionCount: 6),
            NewTopic(
                made, partitionCount: 2,
                settings: [
                    (name: "cleanup.policy", value: "compact"),
                    (name: "message.timestamp.type", value: "LogAppendTime"),
                ]),
        ])
        #expect(answers == [.existed, .made])
        let found = try admin.describeTopics([there.name, made, "\(there.name)-absent"])
        #expect(found.map { $0?.partitionCount } == [3, 2, nil])
        #expect(found[1]?.settings["cleanup.policy"] == "compact")
        #expect(found[1]?.settings["message.timestamp.type"] == "LogAppendTime")
        for name in ["retention.ms", "max.message.bytes", "delete.retention.ms"] {
            #expect(found[0]?.settings[name].flatMap { Int64($0) } != nil, "\(name)")
        }
    }

    @Test func aTopicThatIsAskedForIsNotMadeByTheQuestion() throws {
        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        #expect(try admin.partitionCount(of: "asked-for-only") == nil)
        #expect(try admin.partitionCount(of: "asked-for-only") == nil)
    }

    @Test func aSettingThatKafkaRefusesIsTold() throws {
        let topic = try TestTopic(on: broker.address)
        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        let answers = try admin.createTopics([
            NewTopic(
                "\(topic.name)-bad", partitionCount: 1,
                settings: [(name: "cleanup.policy", value: "nonsense")])
        ])
        guard case .failed(.kafka(let error))? = answers.first else {
            Issue.record("\(answers)")
            return
        }
        #expect(error.detail.name == "INVALID_CONFIG")
    }

    @Test func aTwinIsFoundByItsInstanceNameAndOtherClientID() throws {
        let topic = try TestTopic(on: broker.address)
        var properties = TestConsumer.properties(broker.address, group: topic.name, instance: "host-1-0")
        properties["client.id"] = "nonce-a"
        let consumer = try Consumer(properties)
        try consumer.subscribe(to: [topic.name])
        #expect(try TestConsumer.awaitAssignment(consumer) == [topic.partition()])
        try consumer.assign([(topic.partition(), .beginning)])

        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        let members = try admin.describeGroup(topic.name).members
        #expect(members.map(\.clientID) == ["nonce-a"])
        #expect(members.map(\.instanceID) == ["host-1-0"])
        #expect(try admin.liveTwin(in: topic.name, of: "host-1-0", otherThan: "nonce-a") == nil)
        #expect(try admin.liveTwin(in: topic.name, of: "host-1-1", otherThan: "nonce-b") == nil)
        let twin = try admin.liveTwin(in: topic.name, of: "host-1-0", otherThan: "nonce-b")
        #expect(twin?.clientID == "nonce-a")
        consumer.close(withinMilliseconds: 10_000)
    }

    @Test func aGroupThatNobodyJoinedIsEmpty() throws {
        let admin = try ClusterAdmin(["bootstrap.servers": broker.address], timeoutMilliseconds: 60_000)
        #expect(try admin.describeGroup("nobody-ever").members.isEmpty)
    }
}
