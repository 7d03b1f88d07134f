import Foundation
import KafkaHarness
import KafkaTransport
import Testing

extension EndToEnd {
    /// Clocks that follow the wall.
    @Suite struct ClockTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func clocksOfAQuietPartitionFire() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3, settings: ["clock": "wall"])
            let now = Date()
            // P1.1 runs 48 hours: this one ends soon, and nothing else ever arrives.
            let asked = now.addingTimeInterval(-48 * 3_600 + 5)
            let history = [
                event("order.events", "placed", asked, #","amountFen":900"#),
                event(
                    "aftersales.events", "requested", asked,
                    #","afterSaleId":"A1","type":"refund_only","reason":"unwanted","amountFen":900"#),
            ]
            try pipeline.load(history)
            let member = try pipeline.start()
            var deadlines: [String] = []
            try eventually("the end of the clock; log:\n\(member.log)") {
                deadlines = try pipeline.committedOutputs()
                    .filter { $0.partition.topic == "\(pipeline.topic(.actions)).deadline" }
                    .map { String(decoding: $0.value ?? [], as: UTF8.self) }
                return deadlines.contains { $0.contains("\"remainingSeconds\":0") }
            }
            #expect(try member.stop() == 0, "\(member.log)")
            #expect(deadlines.count { $0.contains("\"remainingSeconds\":0") } == 1)

            // A start behind it fires nothing twice.
            let again = try pipeline.start()
            try again.waitFor("ready")
            #expect(try again.stop() == 0, "\(again.log)")
            let comparison = Comparison(
                expected: try pipeline.reference(until: Self.text(now.addingTimeInterval(60))),
                found: pipeline.outputs(try pipeline.committedOutputs()))
            #expect(comparison == .equal, "\(comparison)")
        }

        private static func text(_ date: Date) -> String { ISO8601DateFormatter().string(from: date) }

        private func event(_ topic: String, _ name: String, _ at: Date, _ more: String) -> DumpRecord {
            let time = Self.text(at)
            let text =
                #"{"eventId":"\#(name)-1","orderId":"O1","event":"\#(name)","platform":"pinduoduo","#
                + #""shopId":"S1","occurredAt":"\#(time)"\#(more)}"#
            return DumpRecord(
                topic: topic, timestamp: Int64(at.timeIntervalSince1970 * 1_000), key: Array("O1".utf8),
                value: Array(text.utf8))
        }
    }
}
