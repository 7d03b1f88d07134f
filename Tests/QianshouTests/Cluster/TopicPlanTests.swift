import OrderDomain
import Testing

@testable import qianshou

@Suite struct TopicPlanTests {
    @Test func theTopicsAreThoseOfTheContract() {
        let names = Clusters.plan.topics.map(\.name)
        #expect(
            names.prefix(8) == [
                "order.events", "courier.tracking", "aftersales.events", "service.events",
                "qianshou.waybill-links",
                "qianshou.linked-tracks", "qianshou-state-changelog", "qianshou.verdicts",
            ])
        #expect(names.filter { $0.hasPrefix("qianshou.actions.") }.count == ActionKind.allCases.count)
        #expect(names.contains("qianshou.actions.agree_on_refusal"))
        #expect(names.last == "qianshou.dead-letter")
        #expect(!names.contains("qianshou.shop-metrics"))
    }

    @Test func aWorkerSubscribesToSixTopics() {
        #expect(Clusters.plan.subscribed.count == 6)
    }

    @Test(arguments: PlannedTopic.Use.allCases)
    func settingsFollowFromTheUse(use: PlannedTopic.Use) {
        let topic = PlannedTopic(name: "t", use: use)
        let settings = Dictionary(topic.settings.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
        let expected: [String: String?]
        switch use {
        case .input: expected = ["cleanup.policy": nil, "message.timestamp.type": nil]
        case .hop:
            expected = [
                "cleanup.policy": "delete", "message.timestamp.type": "LogAppendTime",
                "retention.ms": "604800000",
            ]
        case .actions:
            expected = [
                "cleanup.policy": "delete", "message.timestamp.type": "LogAppendTime", "retention.ms": nil,
            ]
        case .deadLetter:
            expected = [
                "cleanup.policy": "delete", "message.timestamp.type": "LogAppendTime",
                "retention.ms": "2592000000",
            ]
        case .verdicts, .changelog:
            expected = [
                "cleanup.policy": "compact", "message.timestamp.type": "CreateTime",
                "message.timestamp.before.max.ms": "9223372036854775807",
            ]
        }
        for (name, value) in expected { #expect(settings[name] == value, "\(name)") }
    }

    @Test func aNameThatServesTwoUsesIsFound() {
        var names = TopicSetting()
        names["verdicts"] = "qianshou.actions.refund"
        #expect(TopicPlan(names, group: "g").shared == "qianshou.actions.refund")
        #expect(Clusters.plan.shared == nil)
    }
}
