import KafkaHarness
import Testing

extension EndToEnd {
    /// `activate-from` live: a suppressed action stays suppressed, and what then stands goes out once, also
    /// where the process dies in between.
    @Suite struct ActivationTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func actionsBeginAtTheInstantAsInTheReplay() throws {
            let instant = "2026-03-08T00:00:00+08:00"
            let pipeline = try Pipeline(on: stage.address, settings: ["activate-from": instant])
            try pipeline.load(SampleHistory.records(orders: 300, seed: 71, partitions: 6))
            let first = try pipeline.start()
            try pipeline.waitForProgress(pipeline.input.count / 2, of: [first])
            first.crash()
            let second = try pipeline.start()
            try pipeline.waitForEnd(of: second)
            #expect(try second.stop() == 0, "\(second.log)")
            try pipeline.verify()

            let actions = try pipeline.reference().filter { $0.topic != pipeline.topic(.verdicts) }
            let issued = actions.compactMap { output in
                String(decoding: output.value ?? [], as: UTF8.self)
                    .firstMatch(of: /"issuedAt":"([^"]+)"/).map { String($0.1) }
            }
            #expect(issued.count > 100)
            #expect(issued.allSatisfy { $0 >= instant })
        }
    }
}
