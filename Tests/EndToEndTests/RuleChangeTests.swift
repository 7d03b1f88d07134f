import Foundation
import KafkaHarness
import KafkaTransport
import Testing

extension EndToEnd {
    /// CONTRACT 2: a new rule table judges from its start on, standing verdicts stay until their parcel's
    /// next event.
    @Suite struct RuleChangeTests {
        private let stage: Stage
        init() throws { stage = try .shared() }

        @Test func aNewTableJudgesWhatComesBehindItsStart() throws {
            let pipeline = try Pipeline(on: stage.address, partitions: 3)
            let (before, after) = try ruleFolders(in: pipeline.folder)
            try pipeline.load([track("O1", 1), track("O2", 1)])
            let first = try pipeline.start("a", place: nil, "--rules", before.path)
            try pipeline.waitForEnd(of: first)
            #expect(try first.stop() == 0, "\(first.log)")

            try pipeline.load([track("O1", 2)])
            let second = try pipeline.start("a", place: nil, "--rules", after.path)
            try pipeline.waitForEnd(of: second)
            #expect(try second.stop() == 0, "\(second.log)")

            let one = try verdicts(of: "O1", in: pipeline)
            #expect(one.map { $0["stage"] } == ["at_pickup_point", "in_locker"])
            #expect(one.last?["supersedes"] == one.first?["verdictId"])
            let versions = Set(one.map { $0["tableVersion"] ?? "" })
            #expect(versions.count == 2, "\(versions)")
            #expect(try verdicts(of: "O2", in: pipeline).map { $0["stage"] } == ["at_pickup_point"])
        }

        /// The rules as they are, and the same with another answer for a parcel that a station took in.
        private func ruleFolders(in folder: URL) throws -> (before: URL, after: URL) {
            let before = Binary.repository.appending(path: "rules")
            let after = folder.appending(path: "rules-after")
            try FileManager.default.copyItem(at: before, to: after)
            let file = after.appending(path: "classification/signed-by-others.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            let rule = "priority: 321\n    stage: at_pickup_point\n    row: arrived_at_station\n"
            try #require(text.contains(rule))
            try text.replacing(
                rule, with: "priority: 321\n    stage: in_locker\n    row: placed_in_locker\n"
            ).write(to: file, atomically: true, encoding: .utf8)
            return (before, after)
        }

        private func track(_ order: String, _ hour: Int) -> DumpRecord {
            let text =
                #"{"eventId":"\#(order)-\#(hour)","orderId":"\#(order)","waybillNo":"YT\#(order)","#
                + #""courier":"yuantong","occurredAt":"2026-03-01T0\#(hour):00:00+08:00","#
                + #""description":"您的快件已由菜鸟驿站代收"}"#
            return DumpRecord(
                topic: "courier.tracking", timestamp: 1_772_294_400_000 + Int64(hour) * 3_600_000,
                key: Array(order.utf8), value: Array(text.utf8), headers: [])
        }

        private func verdicts(of order: String, in pipeline: Pipeline) throws -> [[String: String]] {
            try pipeline.committedOutputs().filter { record in
                record.partition.topic == pipeline.topic(.verdicts)
                    && record.key == Array("\(order)/YT\(order)".utf8)
            }.map { record in
                let object = try JSONSerialization.jsonObject(with: Data(record.value ?? []))
                return (object as? [String: Any] ?? [:]).mapValues { "\($0)" }
            }
        }
    }
}
