import EventLog
import Testing

@testable import qianshou

@Suite struct ClusterChecksTests {
    private let checks = ClusterChecks(plan: Clusters.plan, largestMessage: 1_000_000)

    private func faults(_ change: (inout ClusterDescription) -> Void) -> [String] {
        var cluster = Clusters.sound()
        change(&cluster)
        return checks.findings(cluster).filter { $0.mend != nil }.map(\.line)
    }

    @Test func whatTopicsCreateMakesIsWell() {
        let findings = checks.findings(Clusters.sound())
        #expect(findings.allSatisfy { $0.mend == nil })
        #expect(findings.first?.line == "ok     topic order.events is there with 6 partitions")
        #expect(findings.count == 2 * Clusters.plan.topics.count + 1)
    }

    @Test(arguments: Clusters.plan.topics.map(\.name))
    func everyTopicMustBeThere(name: String) {
        #expect(
            faults { $0.topics[name] = nil } == [
                "fault  topic \(name) is not there; make it with 'qianshou topics create --config FILE'"
            ])
    }

    @Test(arguments: Clusters.plan.topics.map(\.name))
    func everyTopicHasTheSameCount(name: String) {
        let lines = faults { $0.topics[name]?.partitions = 12 }
        let told =
            name == "order.events" ? "order.events 12, courier.tracking 6" : "order.events 6, \(name) 12"
        #expect(
            lines == [
                "fault  the topics have different numbers of partitions: \(told); "
                    + "a task needs one partition number of each; make new topics with one count"
            ])
    }

    @Test(arguments: [
        (
            "qianshou.dead-letter", "message.timestamp.type", "CreateTime",
            "topic qianshou.dead-letter keeps the timestamps of old input and may delete what nobody read; "
                + "set message.timestamp.type=LogAppendTime on it"
        ),
        (
            "qianshou.linked-tracks", "message.timestamp.type", "CreateTime",
            "topic qianshou.linked-tracks keeps the timestamps of old input and may delete what nobody read; "
                + "set message.timestamp.type=LogAppendTime on it"
        ),
        (
            "qianshou.verdicts", "cleanup.policy", "compact,delete",
            "topic qianshou.verdicts is deleted by age and holds what must be kept; "
                + "set cleanup.policy=compact on it"
        ),
        (
            "qianshou-state-changelog", "cleanup.policy", "delete",
            "topic qianshou-state-changelog is deleted by age and holds what must be kept; "
                + "set cleanup.policy=compact on it"
        ),
        (
            "order.events", "cleanup.policy", "delete, compact",
            "topic order.events is compacted, which drops all but the newest record of an order; "
                + "set cleanup.policy=delete on it"
        ),
        (
            "qianshou.verdicts", "message.timestamp.before.max.ms", "86400000",
            "topic qianshou.verdicts refuses records with old timestamps; "
                + "set message.timestamp.before.max.ms=9223372036854775807 on it"
        ),
        (
            "qianshou.verdicts", "message.timestamp.after.max.ms", "3599999",
            "topic qianshou.verdicts refuses records with timestamps ahead that an input topic takes; "
                + "set message.timestamp.after.max.ms=9223372036854775807 on it"
        ),
        (
            "qianshou.dead-letter", "max.message.bytes", "999999",
            "topic qianshou.dead-letter takes 999999 bytes a message, message.max.bytes is 1000000; "
                + "raise max.message.bytes on it or lower message.max.bytes in 'kafka'"
        ),
    ])
    func aWrongSettingIsOneLineWithItsMend(topic: String, setting: String, value: String, line: String) {
        #expect(faults { $0.topics[topic]?.settings?[setting] = value } == ["fault  " + line])
    }

    @Test(arguments: [
        ("order.events", "message.timestamp.type", "LogAppendTime"),
        ("order.events", "max.message.bytes", "1000"),
        ("order.events", "message.timestamp.before.max.ms", "1000"),
        ("qianshou.actions.refund", "message.timestamp.before.max.ms", "1000"),
        ("qianshou.verdicts", "message.timestamp.after.max.ms", "3600000"),
        ("qianshou.verdicts", "message.timestamp.type", "LogAppendTime"),
    ])
    func whatDoesNoHarmIsNoFault(topic: String, setting: String, value: String) {
        #expect(faults { $0.topics[topic]?.settings?[setting] = value } == [])
    }

    @Test func limitsDoNotMatterWhereInputsCarryTheTimeOfAppending() {
        let lines = faults { cluster in
            for topic in Clusters.plan.topics where topic.use == .input {
                cluster.topics[topic.name]?.settings?["message.timestamp.type"] = "LogAppendTime"
            }
            cluster.topics["qianshou.verdicts"]?.settings?["message.timestamp.after.max.ms"] = "0"
        }
        #expect(lines == [])
    }

    @Test func anOlderBrokersOneLimitCountsForBoth() {
        let lines = faults { cluster in
            cluster.topics["qianshou.verdicts"]?.settings = [
                "cleanup.policy": "compact", "message.timestamp.difference.max.ms": "1000",
            ]
        }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("refuses records with old timestamps") == true)
    }

    @Test func aMissingRightNamesResourceAndOperation() {
        let denials: [ClusterDescription.Denial] = [
            .init(resource: .topic("order.events"), operation: .read),
            .init(resource: .group("qianshou"), operation: .read),
            .init(resource: .transactionalID("qianshou-host-1-0"), operation: .write),
            .init(resource: .cluster, operation: .idempotentWrite),
        ]
        let lines = faults { $0.denials = denials }
        #expect(
            lines == [
                "fault  topic order.events: the right Read is missing; "
                    + "grant Read on topic order.events to the user of this process",
                "fault  group qianshou: the right Read is missing; "
                    + "grant Read on group qianshou to the user of this process",
                "fault  transactional id qianshou-host-1-0: the right Write is missing; "
                    + "grant Write on transactional id qianshou-host-1-0 to the user of this process",
                "fault  the cluster: the right IdempotentWrite is missing; "
                    + "grant IdempotentWrite on the cluster to the user of this process",
            ])
    }

    @Test func aTopicThatMayNotBeDescribedIsNotCalledMissing() {
        let lines = faults { cluster in
            cluster.topics["order.events"] = nil
            cluster.denials = [.init(resource: .topic("order.events"), operation: .describe)]
        }
        #expect(lines.count == 1)
        #expect(lines.first?.contains("the right Describe is missing") == true)
    }

    @Test func settingsThatCannotBeReadAreAFaultOnce() {
        #expect(
            faults { $0.topics["order.events"]?.settings = nil }
                == ["fault  the settings of topic order.events cannot be read; see to its broker"])
        let denied = faults { cluster in
            cluster.topics["order.events"]?.settings = nil
            cluster.denials = [.init(resource: .topic("order.events"), operation: .describeConfigs)]
        }
        #expect(denied.count == 1)
    }
}
