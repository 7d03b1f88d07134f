import KafkaHarness
import KafkaTransport
import Testing

extension EndToEnd {
    /// What a start refuses, in one line.
    @Suite struct StartTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        private func refusal(of pipeline: Pipeline) throws -> String {
            let member = try pipeline.start()
            #expect(try member.waitForEnd() == 2, "\(member.log)")
            let refused = member.events("refused")
            #expect(refused.count == 1, "\(member.log)")
            return refused.first?.text("fault") ?? ""
        }

        @Test func missingTopics() throws {
            let pipeline = try Pipeline(on: stage.address, isMade: false)
            #expect(try refusal(of: pipeline).contains(pipeline.topic(.orders)))
        }

        @Test func topicsWithDifferentNumbersOfPartitions() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            try ClusterTool(stage.address).grow(pipeline.topic(.service), to: 4)
            #expect(try refusal(of: pipeline).contains("different numbers of partitions"))
        }

        @Test func actionsThatTheBrokerWouldCompact() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            let tool = try ClusterTool(stage.address)
            let name = "\(pipeline.topic(.actions)).refund"
            try tool.deleteTopic(name)
            try tool.makeTopics([
                NewTopic(
                    name, partitionCount: 3, settings: [(name: "cleanup.policy", value: "compact")])
            ])
            #expect(try refusal(of: pipeline).contains(name))
        }

        @Test func aBrokerThatIsAwayIsWaitedFor() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            try stage.network.cut()
            let member = try pipeline.start()
            try member.waitFor("broker-away")
            try stage.network.heal()
            try member.waitFor("ready")
            #expect(try member.stop() == 0, "\(member.log)")
        }
    }
}
