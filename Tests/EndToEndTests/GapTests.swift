import KafkaHarness
import KafkaTransport
import Testing

extension EndToEnd {
    /// Input that is not there any more, or is other input: never passed over in silence.
    @Suite struct GapTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        private func finished(seed: Int) throws -> Pipeline {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            try pipeline.load(SampleHistory.records(orders: 100, seed: seed, partitions: 3))
            let member = try pipeline.start()
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            try pipeline.verify()
            return pipeline
        }

        @Test func offsetsThatRetentionDeletedAreTold() throws {
            let pipeline = try finished(seed: 41)
            let partition = TopicPartition(pipeline.topic(.tracks), 0)
            let committed = try #require(try pipeline.committed(partition))
            try pipeline.load(SampleHistory.records(orders: 100, seed: 42, partitions: 3))
            try ClusterTool(stage.address).deleteRecords(of: partition, before: committed + 5)

            let member = try pipeline.start()
            let told = try member.waitFor("not-ready") { $0.text("reason") == "offset-gap" }
            #expect(told.text("topic") == partition.topic)
            #expect(told.text("partition") == "0")
            #expect(told.text("committed") == "\(committed)")
            #expect(told.text("start") == "\(committed + 5)")
            #expect(
                told.text("end")
                    == "\(pipeline.input.count { $0.topic == partition.topic && $0.partition == 0 })")
            #expect(try pipeline.committed(partition) == committed)
            #expect(try member.stop() == 0, "\(member.log)")

            let accepting = try pipeline.start("a", place: nil, "--accept-gap")
            try accepting.waitFor("gap-accepted")
            try pipeline.waitForEnd(of: accepting)
            #expect(try accepting.stop() == 0, "\(accepting.log)")
            let again = try pipeline.start()
            try again.waitFor("ready")
            #expect(try again.stop() == 0, "\(again.log)")
        }

        @Test func anInputTopicThatIsMadeAnewIsNotTakenForTheOldOne() throws {
            let pipeline = try finished(seed: 43)
            let orders = pipeline.topic(.orders)
            let outputs = try pipeline.committedOutputs().count
            let tool = try ClusterTool(stage.address)
            let member = try pipeline.start()
            try member.waitFor("ready")
            try tool.deleteTopic(orders)
            try tool.makeTopics([NewTopic(orders, partitionCount: 3)])
            let told = try member.waitFor("not-ready") { $0.text("reason") == "offset-gap" }
            #expect(told.text("topic") == orders)
            #expect(try pipeline.committedOutputs().count == outputs)
            #expect(try member.stop() == 0, "\(member.log)")

            // So does one that starts later.
            let later = try pipeline.start()
            try later.waitFor("not-ready") { $0.text("reason") == "offset-gap" }
            #expect(try later.stop() == 0, "\(later.log)")
            let accepting = try pipeline.start("a", place: nil, "--accept-gap")
            try accepting.waitFor("ready")
            #expect(try accepting.stop() == 0, "\(accepting.log)")
        }

        @Test func partitionsThatAreAddedStopIt() throws {
            let pipeline = try finished(seed: 44)
            let member = try pipeline.start()
            try member.waitFor("ready")
            try ClusterTool(stage.address).grow(pipeline.topic(.tracks), to: 4)
            try member.waitFor("not-ready") { $0.text("reason") == "repartitioned" }
            #expect(try member.stop() == 0, "\(member.log)")
            let next = try pipeline.start()
            #expect(try next.waitForEnd() == 2, "\(next.log)")
        }
    }
}
