import EventLog
import Foundation
import Glibc
import Testing

@testable import qianshou

@Suite struct StateFolderTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    private func cleaned(_ body: () throws -> Void) rethrows {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try body()
    }

    @Test func itIsMadeWithItsParentsAndHeldByOne() throws {
        try cleaned {
            let path = root + "/a/b"
            let directory = try StateFolder.hold(path)
            let fault = #expect(throws: Refusal.self) { _ = try StateFolder.hold(path) }
            #expect(fault?.text.description == "state-dir: \(LogName(path)) is held by process \(getpid())")
            #expect(fault?.mend.description == "stop that one, or give this one a directory of its own")
            _ = consume directory
        }
    }

    @Test func whatWasGivenUpCanBeHeldAgain() throws {
        try cleaned {
            for _ in 0..<2 { _ = try StateFolder.hold(root) }
        }
    }

    @Test func theInstanceIsMadeOnceAndKept() throws {
        try cleaned {
            let first = try StateFolder.hold(root).instance()
            let second = try StateFolder.hold(root).instance()
            #expect(second == first)
            #expect(first.count == 14)
            #expect(ConfigurationForm.name.fault(of: first) == nil)
            let other = root + "-other"
            defer { try? FileManager.default.removeItem(atPath: other) }
            let third = try StateFolder.hold(other).instance()
            #expect(third != first)
        }
    }

    @Test(arguments: ["", "a b", "\u{0}"])
    func aFileThatHoldsNoIdIsNotReplaced(text: String) throws {
        try cleaned {
            let directory = try StateFolder.hold(root)
            try Data(text.utf8).write(to: URL(filePath: root + "/instance"))
            let fault = #expect(throws: Refusal.self) { _ = try directory.instance() }
            #expect(fault?.mend.description == "delete it, or set the key 'instance'")
        }
    }

    @Test func aPlaceThatCannotBeMadeIsNamed() throws {
        try cleaned {
            try Data().write(to: URL(filePath: root))
            let fault = #expect(throws: Refusal.self) {
                _ = try StateFolder.hold(root + "/a")
            }
            #expect(fault?.text.description.hasSuffix("cannot be made") == true)
        }
    }
}
