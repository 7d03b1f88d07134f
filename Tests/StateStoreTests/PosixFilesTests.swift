import Foundation
import StateStore
import Testing

/// The machine's own file system.
@Suite struct PosixFilesTests {
    private static let identity = StateIdentity(
        cluster: "c", changelog: "log", partition: 0, partitionCount: 1)
    private static let pacing = SnapshotPacing(fewestLogBytes: 20_000, bytesACommit: 1_000...4_000)

    @Test func aDirectoryHoldsTheStateThroughManyLives() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "state-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var expected: ModelTask.Records = [:]
        var last: Int64 = 0
        for life in 0..<8 {
            var store = StateStore()
            var directory = StateDirectory(path: path, identity: Self.identity, pacing: Self.pacing)
            let restoration = try directory.open(filling: &store, notBefore: nil)
            #expect(
                restoration
                    == (life == 0 ? .rebuild(.absent) : .restored(position: last, committedAt: last)))
            let isWhole = store.holds(expected)
            #expect(isWhole)
            for number in 0..<100 {
                let key = Array("o\((life * 37 + number) % 90)".utf8)
                let value = [UInt8](repeating: UInt8(number), count: 100 + number)
                store.stage(key.span, value: value.span, due: Int64(number))
                expected[key] = ModelStore.Record(value: value, due: Int64(number))
                last += 2
                try directory.append(store, position: last, at: last)
                store.commit()
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(names.count <= 6)
    }

    @Test func aDirectoryThatCannotBeMadeIsNamed() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID().uuidString)").path
        try Data().write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        var store = StateStore()
        var directory = StateDirectory(path: file + "/0", identity: Self.identity)
        #expect(
            performing: { _ = try directory.open(filling: &store, notBefore: nil) },
            throws: {
                $0 as? StateFailure == StateFailure(.list, file + "/0", code: 20)
            })
    }
}
