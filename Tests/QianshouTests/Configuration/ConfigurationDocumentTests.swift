import Foundation
import Testing

@testable import qianshou

/// docs/CONFIGURATION.md against the tables in code.
@Suite struct ConfigurationDocumentTests {
    private static func rows() throws -> [[String]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/CONFIGURATION.md"), encoding: .utf8)
        return page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test func everyKeyHasOneRowWithItsDefault() throws {
        let rows = try Self.rows()
        for key in ConfigurationKey.allCases {
            // `partitioner` is a key, and the name of a property that is refused in a row of two cells.
            let row = rows.filter { $0[0] == "`\(key.rawValue)`" && $0.count == 3 }
            #expect(row.count == 1, "\(key.rawValue)")
            guard let text = key.defaultText, key != .threads else { continue }
            #expect(row.first?.last == "`\(text)`", "\(key.rawValue)")
        }
    }

    @Test func everyDefaultPropertyStandsWithItsReason() throws {
        let rows = try Self.rows()
        for property in PropertyDefault.fixed {
            #expect(
                rows.contains(["`\(property.name)`", "`\(property.value)`", property.reason]),
                "\(property.name)")
        }
    }

    @Test func everyPropertyOfOurOwnStandsWithItsReason() throws {
        let rows = try Self.rows()
        for property in OwnProperty.all {
            #expect(rows.contains(["`\(property.name)`", property.reason]), "\(property.name)")
        }
        #expect(rows.count { $0.count == 2 } == OwnProperty.all.count)
    }
}
