import EventLog
import Foundation
import Glibc
import Testing

@testable import qianshou

@Suite struct StateDirectoryTests {
    private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    private func cleaned(_ body: () throws -> Void) rethrows {
        defer { try? FileManager.default.removeItem(atPath: root) }
        try body()
    }

    @Test func itIsMadeWithItsParentsAndHeldByOne() throws {
        try cleaned {
            let path = root + "/a/b"
            let directory = try StateDirectory.hold(path)
            let fault = #expect(throws: StateDirectory.Fault.self) { _ = try StateDirectory.hold(path) }
            #expect(fault?.text.description == "state-dir: \(LogName(path)) is held by process \(getpid())")
            #expect(fault?.mend.description == "stop that one, or give this one a directory of its own")
            let free = directory.freeBytes
            #expect(try #require(free) > 0)
        }
    }

    @Test func whatWasGivenUpCanBeHeldAgain() throws {
        try cleaned {
            for _ in 0..<2 { _ = try StateDirectory.hold(root) }
        }
    }

    @Test func theInstanceIsMadeOnceAndKept() throws {
        try cleaned {
            let first = try StateDirectory.hold(root).instance()
            let second = try StateDirectory.hold(root).instance()
            #expect(second == first)
            #expect(first.count == 14)
            #expect(ConfigurationForm.name.fault(of: first) == nil)
            let other = root + "-other"
            defer { try? FileManager.default.removeItem(atPath: other) }
            let third = try StateDirectory.hold(other).instance()
            #expect(third != first)
        }
    }

    @Test(arguments: ["", "a b", "\u{0}"])
    func aFileThatHoldsNoIdIsNotReplaced(text: String) throws {
        try cleaned {
            let directory = try StateDirectory.hold(root)
            try Data(text.utf8).write(to: URL(filePath: root + "/instance"))
            let fault = #expect(throws: StateDirectory.Fault.self) { _ = try directory.instance() }
            #expect(fault?.mend.description == "delete it, or set the key 'instance'")
        }
    }

    @Test func aPlaceThatCannotBeMadeIsNamed() throws {
        try cleaned {
            try Data().write(to: URL(filePath: root))
            let fault = #expect(throws: StateDirectory.Fault.self) {
                _ = try StateDirectory.hold(root + "/a")
            }
            #expect(fault?.text.description.hasSuffix("cannot be made") == true)
        }
    }
}
