import Foundation
import Testing

/// What no committed text says.
@Suite struct WordingTests {
    private static let places = [
        "Package.swift", "README.md", "Sources", "Tests", "bench", "docs", "fuzz", "rules", "schemas",
        "scripts",
        ".ci", "Dockerfile", "docker-compose.yml", "ops",
    ]
    /// This file has to spell what it forbids.
    private static let exempt: Set<String> = ["Tests/ArchitectureTests/WordingTests.swift"]

    private static let unfinished = ["TODO", "FIXME", "XXX:", "HACK", "for now", "placeholder"]
    /// Folders at the root of somebody's machine, and a hidden one; put together here, so that the words
    /// stand nowhere.
    private static let machinePaths =
        ["work", "tmp", "home", "root", "Users"].map { "/\($0)/" } + ["." + "library"]

    @Test(arguments: places)
    func nothingIsLeftForLater(place: String) throws { try forbid(Self.unfinished, in: place) }

    @Test(arguments: places)
    func noPathOfAMachineIsNamed(place: String) throws { try forbid(Self.machinePaths, in: place) }

    private func forbid(_ words: [String], in place: String) throws {
        for path in try Repository.files(in: place) where !Self.exempt.contains(path) {
            let bytes = try Data(contentsOf: Repository.root.appending(path: path))
            for word in words {
                guard let found = bytes.range(of: Data(word.utf8)) else { continue }
                let line = bytes[..<found.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1
                Issue.record("\(path):\(line) says \(word)")
            }
        }
    }
}
