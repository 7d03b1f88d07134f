import Foundation
import KafkaHarness
import KafkaTransport
import LogModel
import Testing

extension EndToEnd {
    /// State on the disk: what became of it while the process was dead, and a disk that is full.
    @Suite struct StateDirectoryRoundsTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        /// `bench/measure-state-faults` runs more of them, and prints each.
        private static let rounds = ProcessInfo.processInfo.environment["QIANSHOU_STATE_ROUNDS"]
            .flatMap { Int($0) }

        @Test func whateverBecameOfTheDirectoryNothingIsLostOrDoubled() throws {
            let count = Self.rounds ?? StateDirectoryFault.allCases.count
            let rounds = StateDirectoryRounds(count: count, orders: max(900, 100 * count), seed: 81)
            try rounds.run(on: stage) { line in
                if Self.rounds != nil { print(line) }
            }
        }

        @Test func aFullDiskStopsItAndLosesNothing() throws {
            let pipeline = try Pipeline(on: stage.address)
            try pipeline.load(SampleHistory.records(orders: 600, seed: 82, partitions: 6))
            // A log that may not grow is a disk without room, to the process.
            let member = try pipeline.start("a", largestFileKiB: 64)
            #expect(try member.waitForEnd() == 4, "\(member.log)")
            let refused = member.events("state-refused")
            #expect(refused.count == 1, "\(member.log)")
            #expect(refused.first?.text("operation") == "write", "\(member.log)")
            #expect(pipeline.progress < pipeline.input.count)

            let next = try pipeline.start()
            try pipeline.waitForEnd(of: next)
            #expect(try next.stop() == 0, "\(next.log)")
            try pipeline.verify()
        }

        @Test func stateOfANewerVersionStopsIt() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            try pipeline.load(SampleHistory.records(orders: 60, seed: 83, partitions: 3))
            let member = try pipeline.start()
            try pipeline.waitForEnd(of: member)
            #expect(try member.stop() == 0, "\(member.log)")
            // A task's own record is the one that every start reads.
            let changelog = TopicPartition("\(pipeline.name)-state-changelog", 0)
            let kept = try #require(
                try CommittedRecord.all(of: [changelog], on: stage.address).last { $0.key == [0xFF] })
            let newer = [UInt8(200)] + (kept.value ?? []).dropFirst()
            let producer = try InputProducer(stage.address)
            try producer.send(
                DumpRecord(
                    topic: changelog.topic, timestamp: 1_772_339_732_000, key: kept.key, value: newer,
                    headers: []))
            try producer.flush()

            let next = try pipeline.start()
            #expect(try next.waitForEnd() == 4, "\(next.log)")
            let told = next.events("own-fault")
            #expect(told.count == 1, "\(next.log)")
            #expect(told.first?.text("fault")?.contains("200") == true, "\(next.log)")
        }
    }
}
