import KafkaHarness
import Testing

extension EndToEnd {
    /// A process that stands still for longer than the group waits for it, and twins of one instance.
    @Suite struct PauseTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func aProcessThatWakesUpAloneGoesOnFromTheLastCommit() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 600, seed: 11, partitions: 6))
            let member = try pipeline.start()
            for part in 1...2 {
                try pipeline.waitForProgress(pipeline.input.count * part / 3, of: [member])
                member.freeze()
                // The coordinator gives its session and its transaction up.
                try pipeline.waitForMembers([:])
                try pipeline.waitForStableOffsets()
                member.thaw()
            }
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            try pipeline.verify()
        }

        @Test func aProcessThatWakesUpBesideItsTwinEndsAndNamesIt() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 400, seed: 12, partitions: 6))
            let older = try pipeline.start("a", place: "older")
            try pipeline.waitForProgress(pipeline.input.count / 3, of: [older])
            older.freeze()
            try pipeline.waitForMembers([:])
            let twin = try pipeline.start("a", place: "twin")
            try twin.waitFor("ready")
            try pipeline.waitForProgress(pipeline.input.count / 2, of: [twin])
            older.thaw()
            #expect(try older.waitForEnd() == 3, "\(older.log)")
            #expect(older.events("fenced").count == 1, "\(older.log)")
            #expect(older.events("fenced").first?.text("client")?.isEmpty == false, "\(older.log)")
            try pipeline.waitForEnd(of: twin)
            #expect(try twin.stop() == 0, "\(twin.log)")
            try pipeline.verify()
        }

        /// Within the session the broker keeps the first one's client id, so that it is the one that stays.
        @Test func ofTwoTwinsThatBothWorkOneEnds() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 400, seed: 13, partitions: 6))
            let older = try pipeline.start("a", place: "older")
            try pipeline.waitForProgress(pipeline.input.count / 3, of: [older])
            let twin = try pipeline.start("a", place: "twin")
            try eventually("the end of one; logs:\n\(older.log)\n---\n\(twin.log)") {
                older.hasEnded || twin.hasEnded
            }
            let (ended, other) = older.hasEnded ? (older, twin) : (twin, older)
            #expect(try ended.waitForEnd() == 3, "\(ended.log)")
            #expect(ended.events("fenced").count == 1, "\(ended.log)")
            try pipeline.waitForEnd(of: other)
            #expect(try other.stop() == 0, "\(other.log)")
            try pipeline.verify()
        }

        @Test func aSecondProcessDoesNotTakeTheStateDirectory() throws {
            let pipeline = try Pipeline(on: stage.address)
            let first = try pipeline.start("a")
            try first.waitFor("ready")
            let second = try pipeline.start("a")
            #expect(try second.waitForEnd() == 2)
            #expect(try first.stop() == 0, "\(first.log)")
        }
    }
}
