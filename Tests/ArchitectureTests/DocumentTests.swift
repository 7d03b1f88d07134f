import Foundation
import Testing

/// What the pages name is there: tests by suite and function, files and folders by their paths.
@Suite struct DocumentTests {
    private static let folders = [
        "Sources", "Tests", "docs", "ops", "scripts", "bench", "schemas", "rules", "fuzz",
    ]

    private static func pages() throws -> [String] {
        ["README.md", "bench/README.md", "schemas/README.md"]
            + (try Repository.files(in: "docs")).filter { $0.hasSuffix(".md") }
    }

    /// What stands between back quotes, word by word.
    private static func words(of page: String) throws -> [String] {
        try Repository.text(of: page).matches(of: /`([^`\n]+)`/)
            .flatMap { $0.1.split { $0 == " " || $0 == "|" }.map(String.init) }
    }

    @Test func everyTestThatIsNamedIsThere() throws {
        let files = try Repository.files(in: "Tests").filter { $0.hasSuffix(".swift") }
        let tests = try files.map(Repository.text).joined()
        for page in try Self.pages() {
            for word in try Self.words(of: page) {
                guard let name = word.wholeMatch(of: /([A-Z][A-Za-z]+Tests)(?:\.([a-z][A-Za-z]+))?/),
                    !Self.folders.contains(String(name.1))
                else { continue }
                let isSuite = tests.contains("struct \(name.1)") || tests.contains("class \(name.1)")
                let isFolder = try !Repository.files(in: "Tests/\(name.1)").isEmpty
                #expect(isSuite || isFolder, "\(page): \(word)")
                if let function = name.2 {
                    #expect(tests.contains("func \(function)("), "\(page): \(word)")
                }
            }
        }
    }

    @Test func everyPathThatIsNamedIsThere() throws {
        let root = Repository.root
        for page in try Self.pages() {
            for word in try Self.words(of: page) {
                let path = word.prefix { !"<*…:".contains($0) }
                guard let folder = path.split(separator: "/").first, path.contains("/"),
                    Self.folders.contains(String(folder))
                else { continue }
                let place = root.appending(path: String(path)).path
                #expect(FileManager.default.fileExists(atPath: place), "\(page): \(word)")
            }
        }
    }
}
