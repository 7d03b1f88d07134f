import EventLog
import Foundation
import Testing

@Suite struct LogEventTests {
    private static func page() throws -> [[String]] {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/OPERATIONS.md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test func thePageListsEveryEventOnceWithItsLevel() throws {
        let rows = try Self.page().filter { $0.count == 5 }
        let own = LogEvent.allCases.filter { $0 != .librdkafka }
        #expect(Set(rows.map { $0[0] }) == Set(LogEvent.allCases.map { "`\($0.rawValue)`" }))
        #expect(rows.count == LogEvent.allCases.count)
        for event in own {
            #expect(
                rows.contains { $0[0] == "`\(event.rawValue)`" && $0[1] == event.level.rawValue }, "\(event)")
        }
    }

    @Test func thePageMarksTheEventsThatAreCounted() throws {
        for row in try Self.page() where row.count == 5 {
            let event = try #require(LogEvent.allCases.first { "`\($0.rawValue)`" == row[0] })
            let recorder = Recorder()
            let log = recorder.log()
            log.log(event)
            log.log(event)
            #expect((recorder.lines().count == 1) == (row[2] == "yes"), "\(event)")
        }
    }

    @Test func namesAreWordsWithDashes() {
        for event in LogEvent.allCases {
            #expect(event.rawValue.allSatisfy { $0.isLowercase || $0 == "-" }, "\(event)")
        }
    }
}
