import SimulatedDisk
import Testing

@testable import OrderStories
@testable import StateStore

/// A state directory as released versions left it is read for ever.
@Suite(.serialized) struct GoldenDirectoryTests {
    private let file = GoldenFile("state-directories")

    /// Adds today's format where the file lacks it; lines that stand are never touched.
    @Test(.enabled(if: GoldenFile.mayAdd)) func addsWhatIsMissing() throws {
        if try file.lines().contains(where: { $0["format"] as? Int == Int(FileHead.format) }) { return }
        let whole = CommittedDirectory()
        let records = whole.states[whole.position] ?? [:]
        try file.add([
            [
                "format": Int(FileHead.format), "position": Int(whole.position),
                "files": whole.files.mapValues(Hex.text),
                "records": Dictionary(
                    uniqueKeysWithValues: records.map { (Hex.text($0.key), Hex.text($0.value.value)) }),
            ]
        ])
    }

    @Test func everyGoldenDirectoryIsReadAsItWas() throws {
        let lines = try file.lines()
        #expect(lines.contains { $0["format"] as? Int == Int(FileHead.format) })
        for line in lines {
            let files = try #require(line["files"] as? [String: String]).compactMapValues(Hex.bytes)
            let records = try #require(line["records"] as? [String: String])
            let disk = SimulatedDisk(seed: 1)
            disk.replaceContents(files)
            var store = StateStore()
            var directory = ModelTask.directory(on: disk)
            guard case .restored(let position, _) = try directory.open(filling: &store, notBefore: nil)
            else {
                Issue.record("format \(line["format"] ?? "?") is rebuilt")
                continue
            }
            #expect(Int(position) == line["position"] as? Int)
            #expect(!records.isEmpty)
            let count = store.count
            #expect(count == records.count)
            for (key, value) in records {
                var found: [UInt8] = []
                let key = try #require(Hex.bytes(key))
                let isThere = store.read(key.span, into: &found)
                #expect(isThere)
                #expect(Hex.text(found) == value)
            }
        }
    }
}
