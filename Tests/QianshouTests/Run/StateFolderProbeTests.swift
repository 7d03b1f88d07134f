import EventLog
import Foundation
import Glibc
import Testing

@testable import qianshou

@Suite struct StateFolderProbeTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    private func cleaned(_ body: () throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        try body()
    }

    private func lines(_ path: String, instance: String? = nil, memory: Int = 0) -> [String] {
        StateFolderProbe(path: path, instance: instance).findings(memory: memory).map {
            $0.line.replacing(/[0-9]+ MiB free/, with: "N MiB free")
        }
    }

    /// What lies below the root; `nil` where that is gone.
    private var names: [String]? { try? FileManager.default.subpathsOfDirectory(atPath: root) }

    @Test func aFolderThatIsNotThereIsLookedAtThroughItsParent() throws {
        try cleaned {
            for path in ["\(root)/state", "\(root)/a/b/"] {
                #expect(
                    lines(path) == [
                        "ok     state-dir is not there and can be made", "ok     state-dir has N MiB free",
                    ])
            }
            #expect(names == [])
        }
    }

    @Test func aFolderThatIsThereStaysAsItWas() throws {
        try cleaned {
            let fine = "ok     state-dir can be written, and nobody holds it"
            #expect(lines(root).first == fine)
            #expect(names == [])
            _ = try StateFolder.hold(root)
            let lock = try Data(contentsOf: URL(filePath: "\(root)/lock"))
            #expect(lines(root).first == fine)
            #expect(try Data(contentsOf: URL(filePath: "\(root)/lock")) == lock)
            _ = try StateFolder.hold(root)
        }
    }

    @Test func whoHoldsItIsNamed() throws {
        try cleaned {
            let folder = try StateFolder.hold(root)
            #expect(lines(root).first?.contains("is held by process \(getpid()); stop that one") == true)
            _ = consume folder
        }
    }

    @Test func whatRunWouldRefuseIsAFault() throws {
        try cleaned {
            try Data("a b".utf8).write(to: URL(filePath: "\(root)/instance"))
            #expect(lines(root).contains { $0.hasSuffix("delete it, or set the key 'instance'") })
            #expect(lines(root, instance: "host-1").allSatisfy { $0.hasPrefix("ok ") })
            for path in ["\(root)/instance", "\(root)/instance/state"] {
                #expect(lines(path).first?.hasPrefix("fault  state-dir: ") == true, "\(path)")
            }
        }
    }

    @Test func tooLittleRoomIsAFault() throws {
        try cleaned {
            #expect(lines(root, memory: .max).last?.hasPrefix("fault  state-dir has N MiB free") == true)
        }
        #expect(StateFolderProbe.room(nil, memory: 1 << 30) == nil)
        #expect(
            StateFolderProbe.room(4 << 30, memory: 1 << 30) == .fine("state-dir has 4096 MiB free"))
    }
}
