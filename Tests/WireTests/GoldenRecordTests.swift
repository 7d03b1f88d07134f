import Foundation
import OrderDomain
import Testing
import Wire

@testable import OrderStories

/// What a released version wrote is read for ever, and what it said is still said.
@Suite(.serialized) struct GoldenRecordTests {
    private let records = GoldenFile("order-records")
    private let outputs = GoldenFile("outputs")

    /// Adds the histories that the files lack in today's shape; lines that stand are never touched.
    @Test(.enabled(if: GoldenFile.mayAdd)) func addsWhatIsMissing() throws {
        let known = Set(try records.lines().map { "\($0["history"] ?? "") \($0["shape"] ?? "")" })
        let told = Set(try outputs.lines().compactMap { $0["history"] as? String })
        for history in GoldenHistory.all where !known.contains("\(history.name) \(OrderRecord.version)") {
            let record = history.record
            let log = try RestingLog.decode(record, home: history.home)
            try records.add([
                [
                    "history": history.name, "shape": Int(record[0]), "key": "O1", "home": Int(history.home),
                    "hex": Hex.text(record), "log": log.lines,
                ]
            ])
            if told.contains(history.name) { continue }
            try outputs.add(
                try Self.outputs(of: history).map { line in
                    line.merging(["history": history.name]) { value, _ in value }
                })
        }
    }

    @Test func everyGoldenRecordIsReadAndWrittenAsItWas() throws {
        let lines = try records.lines()
        #expect(lines.count >= 14)
        for line in lines {
            let name = try #require(line["history"] as? String)
            let bytes = try #require((line["hex"] as? String).flatMap(Hex.bytes), "\(name)")
            let home = Int32(try #require(line["home"] as? Int))
            let log = try RestingLog.decode(bytes, home: home)
            #expect(log.lines == line["log"] as? [String], "\(name)")
            // A later shape is written anew; only its own reads back to the same bytes.
            if line["shape"] as? Int == Int(OrderRecord.version) {
                #expect(RestingLog.encode(log, home: home) == bytes, "\(name)")
            }
        }
    }

    /// Schemas grow, never change: every field that went out then goes out now, with the same value.
    @Test func everyGoldenOutputIsStillSaid() throws {
        let golden = Dictionary(grouping: try outputs.lines()) { $0["history"] as? String ?? "" }
        for history in GoldenHistory.all {
            let (then, now) = (try #require(golden[history.name]), try Self.outputs(of: history))
            #expect(then.count == now.count, "\(history.name)")
            for (then, now) in zip(then, now) {
                #expect(then["topic"] as? String == now["topic"] as? String, "\(history.name)")
                #expect(then["key"] as? String == now["key"] as? String, "\(history.name)")
                let (old, new) = (then["value"] as? NSDictionary ?? [:], now["value"] as? NSDictionary ?? [:])
                #expect(old.count > 0)
                for (field, value) in old {
                    #expect((value as? NSObject)?.isEqual(new[field]) == true, "\(history.name): \(field)")
                }
            }
        }
    }

    /// What the files are worth: they hold every part of a record and every kind of action.
    @Test func theGoldenRecordsReachEveryPart() throws {
        let parts = [
            "issued", "alarm", "lapsed", "guide", "suppressed", "went out", "withdrawn", "verdict of",
            "text of",
        ]
        let said = try records.lines().flatMap { $0["log"] as? [String] ?? [] }
        for part in parts { #expect(said.contains { $0.hasPrefix(part) }, "\(part)") }
        for word in [" standing on ", " expired", " leg ", " date ", " lead ", " replaces ", " from 0-"] {
            #expect(said.contains { $0.contains(word) }, "\(word)")
        }
        let kinds = Set(
            try outputs.lines().compactMap { ($0["value"] as? [String: Any])?["kind"] as? String })
        #expect(kinds == Set(ActionKind.allCases.map { "\($0.name)" }))
    }

    private static func outputs(of history: GoldenHistory) throws -> [[String: Any]] {
        var lines: [String] = []
        _ = history.told { lines.append($0) }
        return try lines.map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}
