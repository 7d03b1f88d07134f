import Foundation

/// A file of `schemas/golden`: records as a released version wrote them, one JSON object a line.
///
/// Lines are added, never changed: what was written once must be read for ever.
struct GoldenFile {
    private let url: URL

    init(_ name: String) {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        url = root.appending(path: "schemas/golden/\(name).ndjson")
    }

    /// Whether a run may add lines for what the file lacks: `QIANSHOU_GOLDEN=add swift test --filter Golden`.
    static let mayAdd = ProcessInfo.processInfo.environment["QIANSHOU_GOLDEN"] == "add"

    func lines() throws -> [[String: Any]] {
        guard FileManager.default.fileExists(atPath: url.path) else { return [] }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
        }
    }

    func add(_ lines: [[String: Any]]) throws {
        var text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        for line in lines {
            let json = try JSONSerialization.data(
                withJSONObject: line, options: [.sortedKeys, .withoutEscapingSlashes])
            text += String(decoding: json, as: UTF8.self) + "\n"
        }
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
}

/// Bytes as hex digits and back.
enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
