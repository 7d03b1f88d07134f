/// A Swift source file: its lines as they are, and the same lines with comments and string literals
/// blanked, so that a search finds code alone.
struct SwiftFile: Sendable {
    let path: String
    let lines: [String]
    let code: [String]

    init(path: String, source: String) {
        self.path = path
        lines = Self.split(Array(source.utf8))
        var blanker = CodeBlanker(Array(source.utf8))
        code = Self.split(blanker.blanked())
    }

    /// The file's name without its folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// `path:line`, with lines counted from 1.
    func place(_ index: Int) -> String { "\(path):\(index + 1)" }

    /// The modules that the file imports, with the index of their line.
    func imports() -> [(module: String, line: Int)] {
        code.indices.compactMap { index in
            let words = code[index].split(separator: " ").filter { !$0.hasPrefix("@") }
            guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else { return nil }
            return (String(words[at + 1]), index)
        }
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
