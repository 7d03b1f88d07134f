import KafkaHarness
import Testing

extension EndToEnd {
    /// Members that come and go while there is work.
    @Suite struct MembershipTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func aSecondMemberJoinsAndLeaves() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 900, seed: 31, partitions: 6))
            let first = try pipeline.start("a")
            try pipeline.waitForProgress(pipeline.input.count / 6, of: [first])
            let second = try pipeline.start("b")
            try pipeline.waitForMembers(["a": 3, "b": 3])
            try second.waitFor("ready")
            try pipeline.waitForProgress(pipeline.input.count / 2, of: [first, second])
            #expect(try second.stop() == 0, "\(second.log)")
            try pipeline.waitForMembers(["a": 6])
            try pipeline.waitForEnd(of: first)
            #expect(try first.stop() == 0, "\(first.log)")
            try pipeline.verify()
        }

        @Test func threeMembersThatComeAndGoOwnWholeTasks() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 1_200, seed: 32, partitions: 6))
            let first = try pipeline.start("a")
            let second = try pipeline.start("b")
            let third = try pipeline.start("c")
            try pipeline.waitForMembers(["a": 2, "b": 2, "c": 2])
            try pipeline.waitForProgress(pipeline.input.count / 4, of: [first, second, third])
            second.crash()
            try pipeline.waitForMembers(["a": 3, "c": 3])
            let again = try pipeline.start("b")
            try pipeline.waitForMembers(["a": 2, "b": 2, "c": 2])
            #expect(try first.stop() == 0, "\(first.log)")
            try pipeline.waitForMembers(["b": 3, "c": 3])
            try pipeline.waitForEnd(of: again, third)
            #expect(try again.stop() == 0, "\(again.log)")
            #expect(try third.stop() == 0, "\(third.log)")
            try pipeline.verify()
        }
    }
}
