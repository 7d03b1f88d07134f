import Foundation
import Testing

@testable import qianshou

/// `qianshou replay --config` from end to end, over one dump of renamed topics.
@Suite struct ConfiguredReplayTests {
    /// A refund-only request on a shipped, moving WeChat order, and one on Pinduoduo that nobody answers.
    private static let records: [(topic: String, offset: Int, order: String, payload: String)] = [
        ("in.o", 0, "O1", placed("wechat_channels", #","items":[{"itemId":"I","category":"plant"}]"#)),
        ("in.o", 1, "O1", event("shipped", "wechat_channels", #""waybillNo":"YT1","courier":"yuantong""#)),
        ("in.o", 2, "O2", placed("pinduoduo", "")),
        ("in.a", 0, "O1", event("requested", "wechat_channels", request)),
        ("in.a", 1, "O2", event("requested", "pinduoduo", request)),
        ("in.a", 2, "O2", "no JSON"),
    ]

    private static let request =
        #""afterSaleId":"A1","type":"refund_only","reason":"unwanted","amountFen":100"#

    private static func placed(_ platform: String, _ items: String) -> String {
        event("placed", platform, #""shopId":"S1","amountFen":100"# + items)
    }

    private static func event(_ name: String, _ platform: String, _ fields: String) -> String {
        #"{"event":"\#(name)","platform":"\#(platform)",\#(fields)"#
    }

    /// The records as kcat writes them, a minute apart.
    private static func dump() throws -> String {
        try records.enumerated().map { index, record in
            var payload = record.payload
            if payload.hasPrefix("{") {
                payload += #","eventId":"e\#(index)","orderId":"\#(record.order)","#
                payload += #""occurredAt":"2026-03-02T10:0\#(index):00+08:00"}"#
            }
            let envelope: [String: Any] = [
                "topic": record.topic, "partition": 0, "offset": record.offset, "key": record.order,
                "ts": 1_772_416_800_000 + index * 60_000, "payload": payload,
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: envelope), as: UTF8.self)
        }.joined(separator: "\n")
    }

    private static let topics = """
        topics: {orders: in.o, aftersales: in.a, tracks: in.t, actions: out.actions, dead-letter: out.dead}

        """

    /// Replays the dump; answers the exit code and, a line an output, its topic and what is looked at.
    private func replay(_ configuration: String) throws -> (code: Int32, outputs: [[String: Any]]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path() }
        try Data(Self.dump().utf8).write(to: folder.appending(path: "dump"))
        try Data((Self.topics + configuration).utf8).write(to: folder.appending(path: "conf.yaml"))
        let code = CommandTable.run([
            "replay", path("dump"), "--config", path("conf.yaml"), "--output", path("out"),
            "--until", "2026-03-10T00:00:00+08:00",
        ])
        let text = (try? String(contentsOf: folder.appending(path: "out"), encoding: .utf8)) ?? ""
        let outputs = try text.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
        return (code, outputs)
    }

    private func values(_ outputs: [[String: Any]], topic: String) -> [[String: Any]] {
        outputs.filter { $0["topic"] as? String == topic }.compactMap { $0["value"] as? [String: Any] }
    }

    @Test func rolesAndOutputsGoByTheirConfiguredNames() throws {
        let (code, outputs) = try replay("threads: 4\nkafka: {bootstrap.servers: nowhere}\n")
        #expect(code == ExitCode.badRecords)
        #expect(values(outputs, topic: "out.actions.intercept").first?["policy"] as? String == "W1.1")
        let causedBy = values(outputs, topic: "out.actions.intercept").first?["causedBy"] as? [String]
        #expect(causedBy == ["in.a-0-0"])
        #expect(outputs.contains { $0["topic"] as? String == "out.dead" })
        #expect(values(outputs, topic: "out.actions.deadline").count == 4)
    }

    @Test func warningsAreThoseOfTheConfiguration() throws {
        let (_, outputs) = try replay("warnings: {P1.1: [12h]}\n")
        let remaining = values(outputs, topic: "out.actions.deadline").map { $0["remainingSeconds"] as? Int }
        #expect(remaining == [43_200, 0])
    }

    @Test func aCategoryTakenAsPerishableChangesTheRow() throws {
        let (_, outputs) = try replay("shops: {S1: {perishable-categories: [plant]}}\n")
        #expect(values(outputs, topic: "out.actions.intercept").isEmpty)
        #expect(values(outputs, topic: "out.actions.negotiate").first?["policy"] as? String == "W1.3")
    }

    @Test(arguments: ["max-ahed: 1h", "warnings: {P9.9: [1h]}", "rules: no-such-folder", "forget-after: x"])
    func aBrokenConfigurationIsExitTwoAndWritesNothing(text: String) throws {
        let (code, outputs) = try replay(text)
        #expect(code == ExitCode.wrongUse)
        #expect(outputs.isEmpty)
    }
}
