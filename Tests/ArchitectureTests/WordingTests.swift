import Foundation
import Testing

/// What no committed text says.
@Suite struct WordingTests {
    private static let places = [
        "Package.swift", "README.md", "Sources", "Tests", "bench", "docs", "rules", "scripts", ".ci",
    ]
    /// This file has to spell what it forbids.
    private static let exempt: Set<String> = ["Tests/ArchitectureTests/WordingTests.swift"]

    private static let unfinished = ["TODO", "FIXME", "XXX:", "HACK", "for now", "placeholder"]
    private static let machinePaths = ["/work/", "/tmp/", "/home/", "/root/", "/Users/", ".library"]

    @Test(arguments: places)
    func nothingIsLeftForLater(place: String) throws { try forbid(Self.unfinished, in: place) }

    @Test(arguments: places)
    func noPathOfAMachineIsNamed(place: String) throws { try forbid(Self.machinePaths, in: place) }

    private func forbid(_ words: [String], in place: String) throws {
        for path in try Repository.files(in: place) where !Self.exempt.contains(path) {
            let text = try Repository.text(of: path)
            for word in words where text.contains(word) {
                let line = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .firstIndex { $0.contains(word) }
                Issue.record("\(path):\((line ?? 0) + 1) says \(word)")
            }
        }
    }
}
