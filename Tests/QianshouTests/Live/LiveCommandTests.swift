import Glibc
import KafkaAdmin
import KafkaHarness
import KafkaTransport
import Testing

@testable import qianshou

/// `topics create`, `check` and `run` on a real broker, up to the first record.
@Suite(.onRealBroker, .timeLimit(.minutes(3)))
struct LiveCommandTests {
    private let setup: LiveSetup
    private let address: String

    init() throws {
        address = try Broker.shared().address
        setup = try LiveSetup(address)
    }

    private func describe(_ topics: [String]) throws -> [TopicDescription?] {
        try ClusterAdmin(["bootstrap.servers": address]).describeTopics(topics)
    }

    @Test func topicsAreMadeWithTheirSettingsAndThenLeft() throws {
        #expect(setup.createTopics(["--partitions", "3"]) == ExitCode.done)
        let names = ["o", "lt", "v", "dead", "actions.refund"].map { "\(setup.prefix).\($0)" }
        let topics = try describe(names + ["\(setup.prefix)-state-changelog"])
        #expect(topics.map { $0?.partitionCount } == [3, 3, 3, 3, 3, 3])
        let types = topics.map { $0?.settings["message.timestamp.type"] }
        #expect(
            types.dropFirst() == [
                "LogAppendTime", "CreateTime", "LogAppendTime", "LogAppendTime", "CreateTime",
            ])
        let policies = topics.map { $0?.settings["cleanup.policy"] }
        #expect(policies == ["delete", "delete", "compact", "delete", "delete", "compact"])
        #expect(topics[3]?.settings["retention.ms"] == "2592000000")
        #expect(setup.createTopics() == ExitCode.done)
        #expect(setup.createTopics(["--partitions", "4"]) == ExitCode.wrongUse)
    }

    @Test func inputTopicsThatAreNotCoPartitionedAreRefused() throws {
        let admin = try AdminClient(["bootstrap.servers": address])
        let topics = [("o", 2), ("t", 3)].map { NewTopic("\(setup.prefix).\($0)", partitionCount: $1) }
        #expect(try admin.createTopics(topics, timeoutMilliseconds: 30_000) == [nil, nil])
        let process = try setup.start(["topics", "create"])
        #expect(process.ended() == ExitCode.wrongUse)
        #expect(process.lines.count == 1)
        #expect(process.lines.first?.contains("\(setup.prefix).o 2, \(setup.prefix).t 3") == true)
    }

    @Test func aStopDrainsAndLeavesWithZero() throws {
        #expect(setup.createTopics(["--partitions", "2"]) == ExitCode.done)
        for signal in [SIGTERM, SIGINT] {
            let process = try setup.start(["run"])
            #expect(process.line(with: #""event":"ready""#) != nil)
            process.send(signal)
            #expect(process.ended() == ExitCode.done)
            #expect(process.lines.last?.contains(#""event":"stopped","code":0"#) == true)
        }
    }

    @Test func oneProcessHoldsTheStateDirectory() throws {
        #expect(setup.createTopics(["--partitions", "2"]) == ExitCode.done)
        let first = try setup.start(["run", "--log-format", "logfmt"])
        #expect(first.line(with: "event=ready") != nil)
        let second = try setup.start(["run", "--log-format", "logfmt"])
        #expect(second.ended() == ExitCode.wrongUse)
        #expect(second.lines.last?.contains("is held by process") == true)
        first.send(SIGTERM)
        #expect(first.ended() == ExitCode.done)
    }

    @Test func aMissingTopicAndAWrongSettingAreToldBeforeTheFirstRecord() throws {
        let missing = try setup.start(["run"])
        #expect(missing.ended() == ExitCode.wrongUse)
        #expect(missing.lines.last?.contains("topic \(setup.prefix).o is not there") == true)

        let admin = try AdminClient(["bootstrap.servers": address])
        let dead = NewTopic("\(setup.prefix).dead", partitionCount: 2)
        #expect(try admin.createTopics([dead], timeoutMilliseconds: 30_000) == [nil])
        #expect(setup.createTopics() == ExitCode.done)
        let wrong = try setup.start(["run"])
        #expect(wrong.ended() == ExitCode.wrongUse)
        #expect(wrong.lines.last?.contains("set message.timestamp.type=LogAppendTime on it") == true)
    }

    @Test func checkSaysOkOrHowToMendIt() throws {
        let before = try setup.start(["check"])
        #expect(before.ended() == ExitCode.badRecords)
        #expect(before.lines.contains("ok     a broker answers"))
        #expect(
            before.lines.contains {
                $0.hasPrefix("fault  topic \(setup.prefix).v is not there; make it with")
            })
        #expect(setup.createTopics() == ExitCode.done)
        let after = try setup.start(["check"])
        #expect(after.ended() == ExitCode.done)
        #expect(after.lines.allSatisfy { $0.hasPrefix("ok ") })
        #expect(after.lines.contains("ok     topics may be read and written, the group may be joined"))
        #expect(after.lines.contains { $0.hasPrefix("ok     clock: ") })
    }

    @Test func tryingTheRightsLeavesNoRecord() throws {
        #expect(setup.createTopics(["--partitions", "1"]) == ExitCode.done)
        let properties: KafkaProperties = ["bootstrap.servers": address]
        let plan = TopicPlan(
            try Configuration(FlagParser.parse(["--config", setup.configuration], Configured.flags)).topics(),
            group: setup.prefix)
        var settings = PropertySettings()
        try settings.take("bootstrap.servers", Setting(text: address, origin: .default))
        #expect(RightsProbe(settings: settings, plan: plan, group: setup.prefix).denials() == [])
        var uncommitted = TestConsumer.properties(address, group: "reader-\(setup.prefix)")
        uncommitted["isolation.level"] = "read_uncommitted"
        let consumer = try Consumer(properties.overlaid(by: uncommitted))
        let topic = TopicPartition("\(setup.prefix).v", 0)
        try consumer.assign([(topic, .beginning)])
        let queue = try consumer.queue(of: topic)
        while true {
            let taken = try queue.take { _ in }
            #expect(taken != .record)
            if case .end = taken { break }
            consumer.wait(timeoutMilliseconds: 30_000)
            while consumer.poll() != nil {}
        }
    }
}
