import Foundation
import KafkaHarness
import KafkaTransport
import Testing

extension EndToEnd {
    /// Tracks that are keyed by their waybill reach their orders through the hop's two topics.
    @Suite struct HopTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func everyParcelEndsAsInTheReplay() throws {
            let pipeline = try Pipeline(on: stage.address, settings: ["partitioner": "murmur2"])
            try pipeline.load(
                SampleHistory.records(orders: 400, seed: 61, keys: .courier, partitions: 6))
            let first = try pipeline.start()
            try pipeline.waitForProgress(pipeline.input.count / 2, of: [first])
            first.crash()
            let second = try pipeline.start()
            try pipeline.waitForEnd(of: second)
            try pipeline.waitForHops(of: second)
            #expect(try second.stop() == 0, "\(second.log)")

            let found = pipeline.outputs(try pipeline.committedOutputs())
            let standing = try last(of: found, in: pipeline)
            let wanted = try last(of: pipeline.reference(), in: pipeline)
            #expect(wanted.count > 400)
            for (parcel, state) in wanted where standing[parcel] != state {
                Issue.record("\(parcel): \(standing[parcel] ?? "none") in place of \(state)")
            }
            #expect(standing.count == wanted.count)
        }

        /// The state of each parcel in its last verdict.
        private func last(of outputs: [Output], in pipeline: Pipeline) throws -> [[UInt8]: String] {
            var states: [[UInt8]: String] = [:]
            for output in outputs where output.topic == pipeline.topic(.verdicts) {
                guard let key = output.key else { continue }
                guard let value = output.value else {
                    states[key] = "forgotten"
                    continue
                }
                let object = try JSONSerialization.jsonObject(with: Data(value)) as? [String: Any] ?? [:]
                states[key] = ["stage", "verdict", "row", "problem"].map { "\(object[$0] ?? "?")" }
                    .joined(separator: " ")
            }
            return states
        }
    }
}
