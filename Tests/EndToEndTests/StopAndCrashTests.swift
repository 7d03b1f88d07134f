import Foundation
import Glibc
import KafkaHarness
import Testing

extension EndToEnd {
    /// What ends a process.
    @Suite struct StopAndCrashTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func aRunEqualsItsReplay() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 300, seed: 1, partitions: 6))
            let member = try pipeline.start()
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0)
            try pipeline.verify()
        }

        @Test func aStopCommitsAndTheNextStartGoesOn() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 600, seed: 2, partitions: 6))
            for part in 1...3 {
                let member = try pipeline.start()
                try pipeline.waitForProgress(pipeline.input.count * part / 4, of: [member])
                #expect(try member.stop() == 0, "\(member.log)")
                #expect(pipeline.progress < pipeline.input.count)
            }
            let last = try pipeline.start()
            try pipeline.waitForEnd(of: last)
            #expect(try last.stop() == 0)
            try pipeline.verify()
        }

        @Test func killingItAgainAndAgainLosesAndDoublesNothing() throws {
            try KillRounds(usually: 5).run(on: stage)
        }
    }
}
