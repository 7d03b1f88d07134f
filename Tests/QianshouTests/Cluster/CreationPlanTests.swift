import EventLog
import Testing

@testable import qianshou

@Suite struct CreationPlanTests {
    private func creation(
        partitions: Int? = nil, _ there: [String: Int]
    ) throws -> CreationPlan {
        var cluster = ClusterDescription()
        for (name, count) in there { cluster.topics[name] = .init(partitions: count, settings: [:]) }
        return try CreationPlan(Clusters.plan, cluster, partitions: partitions)
    }

    @Test func onAnEmptyClusterAllIsMadeWithTheDefaultCount() throws {
        let creation = try creation([:])
        #expect(creation.partitions == 6)
        #expect(creation.missing == Clusters.plan.topics)
        #expect(try self.creation(partitions: 3, [:]).partitions == 3)
    }

    @Test func whatIsThereIsLeftAndGivesTheCount() throws {
        let creation = try creation(["order.events": 12, "courier.tracking": 12])
        #expect(creation.partitions == 12)
        #expect(creation.missing.count == Clusters.plan.topics.count - 2)
        #expect(creation.steps.filter(\.isThere).map(\.topic.name) == ["order.events", "courier.tracking"])
    }

    @Test func aSecondTimeNothingIsMade() throws {
        let all = Dictionary(uniqueKeysWithValues: Clusters.plan.topics.map { ($0.name, 6) })
        #expect(try creation(partitions: 6, all).missing == [])
        #expect(try creation(all).missing == [])
    }

    @Test func inputTopicsThatAreNotCoPartitionedAreRefusedByNameAndCount() {
        let refusal = #expect(throws: Refusal.self) {
            try creation(["order.events": 6, "courier.tracking": 12, "aftersales.events": 6])
        }
        #expect(
            refusal?.text.description
                == "the topics are not co-partitioned: order.events 6, courier.tracking 12")
    }

    @Test func anotherCountThanIsThereIsRefused() {
        let refusal = #expect(throws: Refusal.self) {
            try creation(partitions: 6, ["courier.tracking": 12])
        }
        #expect(
            refusal?.text.description
                == "--partitions 6: there are topics with 12 partitions, as courier.tracking 12")
        #expect(refusal?.mend.description == "write --partitions 12, or leave it out")
    }

    @Test func aNameWithTwoUsesIsRefused() {
        var names = TopicSetting()
        names["dead-letter"] = "qianshou-state-changelog"
        let plan = TopicPlan(names, group: "qianshou")
        let refusal = #expect(throws: Refusal.self) {
            try CreationPlan(plan, ClusterDescription(), partitions: nil)
        }
        #expect(refusal?.text.description == "topic qianshou-state-changelog would serve two uses")
    }
}
