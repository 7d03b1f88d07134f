import Classification
import Foundation
import OrderDomain
import RuleLoading
import Testing

@Suite struct ClockFileTests {
    /// B7.1 whole, by the lines that a case may change.
    private static let lines: [(key: String, text: String)] = [
        ("id", "id: B7.1"), ("about", "about: watched"), ("start", "start: [succeeded]"),
        ("length", "length: 15d"), ("ends", "ends: []"), ("outcome", "outcome: watch_ends"),
        ("warnings", "warnings: []"), ("source", "source: a test"), ("readOn", "readOn: 2026-03-01"),
        ("validFrom", "validFrom: 2026-03-01"),
        ("tests", "tests: [{start: 2026-03-02 10:00, expires: 2026-03-17 10:00}]"),
    ]

    private static func file(_ changes: [String: String] = [:], platform: String = "taobao") -> RuleSource {
        let rows = lines.compactMap { line in
            let text = changes[line.key] ?? line.text
            return text.isEmpty ? nil : text
        }
        let text = "platform: \(platform)\nclocks:\n  - " + rows.joined(separator: "\n    ") + "\n"
        return RuleSource(name: "clocks/\(platform).yaml", bytes: Array(text.utf8))
    }

    @Test(
        arguments: [
            ("tests", "", 3, "without 'tests'"),
            ("tests", "tests: []", 13, "no tests"),
            ("tests", "tests: [{start: 2026-03-02 10:00}]", 13, "'expires' or 'ended'"),
            ("tests", "tests: [{expires: 2026-03-02 10:00}]", 13, "needs 'start'"),
            ("tests", "tests: [{start: soon, expires: 2026-03-02 10:00}]", 13, "no instant"),
            ("tests", "tests: [{start: 2026-03-02, expires: 2026-03-02 10:00}]", 13, "track's date"),
            (
                "tests", "tests: [{start: 2026-03-02 10:00, ended: {by: closed, at: 2026-03-03 10:00}}]", 13,
                "does not end"
            ),
            ("id", "id: B9.9", 3, "no 'B9.9'"),
            ("about", "about: watched\n    colour: red", 5, "no key 'colour'"),
            ("start", "start: [placed]", 5, "'placed' is not among"),
            ("start", "start: []", 5, "lacks 'succeeded'"),
            ("ends", "ends: [closed]", 7, "'closed' is not among"),
            ("length", "length: 15 days", 6, "no length"),
            ("length", "length: 0h", 6, "no length"),
            ("length", "length: 401d", 6, "no length"),
            ("outcome", "outcome: window_closes", 8, "is watch_ends"),
            ("outcome", "outcome: nothing", 8, "no 'nothing'"),
            ("warnings", "warnings: [1 hour]", 9, "no warning's length"),
            ("warnings", "warnings: [6h, 24h]", 9, "not shorter"),
            ("warnings", "warnings: [361h]", 9, "longer than the clock"),
            ("warnings", "warnings: [9h, 8h, 7h, 6h, 5h, 4h, 3h, 2h]", 9, "at most 7"),
            ("readOn", "readOn: March", 11, "no date"),
            ("validFrom", "validFrom: 2026-02-30", 12, "no date"),
            ("source", "", 3, "without 'source'"),
        ] as [(String, String, Int, String)])
    func aBrokenClockNamesLineAndMend(key: String, text: String, line: Int, what: String) {
        let error = #expect(throws: RuleFileError.self) { try RuleSet([Self.file([key: text])]) }
        let told = error?.description ?? ""
        // Lines behind a key that is left out stand one higher.
        #expect(error?.line == line, "\(told)")
        #expect(error?.what.contains(what) == true, "\(told)")
        #expect(error?.mend.isEmpty == false)
    }

    @Test func aClockOfAnotherPlatformIsRefused() {
        let error = #expect(throws: RuleFileError.self) { try RuleSet([Self.file(platform: "douyin")]) }
        #expect(error?.what == "B7.1 is no clock of douyin")
    }

    @Test func aClockThatStandsTwiceIsRefused() {
        var twice = Self.file()
        twice.name = "clocks/other.yaml"
        let error = #expect(throws: RuleFileError.self) { try RuleSet([Self.file(), twice]) }
        #expect(error?.what == "the clock B7.1 is already at clocks/other.yaml:3")
    }

    @Test func clocksAreReplacedAllOrNone() throws {
        let error = #expect(throws: RuleFileError.self) { try RuleSet([Self.file()]) }
        #expect(error?.what == "the clock B1.1 is missing")
        let words = RuleSource(name: "classification/x.yaml", bytes: Array("about: none".utf8))
        #expect(try RuleSet([words]).clocks[.b7_1].length == .days(15))
    }

    @Test func aClockThatIsReplacedRunsAsItsFileSays() throws {
        var sources = RuleSource.embedded().filter { $0.name != "clocks/taobao.yaml" }
        let text = try #require(RuleSource.embedded().first { $0.name == "clocks/taobao.yaml" })
        let changed = String(decoding: text.bytes, as: UTF8.self)
            .replacingOccurrences(of: "length: 15d", with: "length: 14d")
        sources.append(RuleSource(name: text.name, bytes: Array(changed.utf8)))
        let rules = try RuleSet(sources)
        #expect(rules.clocks[.b7_1].length == .days(14))
        #expect(rules.failures().count == 1)
        #expect(rules.failures().first?.contains(": B7.1 warns [], expires 2026-03-16T10:00:00") == true)
    }

    /// Every text would read as unknown under such a folder.
    @Test func aFolderOfClocksAloneIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let clocks = folder.appending(path: "clocks")
        try FileManager.default.createDirectory(at: clocks, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for source in RuleSource.embedded() where source.name.hasPrefix("clocks/") {
            try Data(source.bytes).write(to: folder.appending(path: source.name))
        }
        let error = #expect(throws: RuleFileError.self) { try RuleSet.directory(folder.path()) }
        #expect(error?.what == "there are no classification rules here")
    }

    @Test func aFolderThatIsNotThereIsNamedAsOne() {
        let error = #expect(throws: RuleFileError.self) { try RuleSet.directory("no-such-folder") }
        #expect(
            error?.description
                == "no-such-folder: there is no directory here that this user may read; "
                + "name one that is laid out as rules/ is")
    }

    @Test func aFolderWithoutTheLexiconIsRefused() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for source in RuleSource.embedded() where source.name != "classification/lexicon.yaml" {
            let file = folder.appending(path: source.name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(source.bytes).write(to: file)
        }
        let error = #expect(throws: RuleFileError.self) { try RuleSet.directory(folder.path()) }
        #expect(error?.description.contains(":0:") == false)
        #expect(error?.what == "there is no classification/lexicon.yaml here")
    }

    @Test func clocksAreNotPartOfTheTableThatVerdictsName() throws {
        let embedded = try RuleSet.embedded()
        let words = try RuleSet(RuleSource.embedded().filter { !$0.name.hasPrefix("clocks/") })
        #expect(words.table.version == embedded.table.version)
        #expect(embedded.clockVersion.count == 32)
    }

    /// DOMAIN 3 to 5 and R3.1 once more, so that a slip in a file is not confirmed by its own tests.
    @Test func theFilesSayWhatTheDomainSays() throws {
        let warned: [TimeSpan] = [.hours(24), .hours(6), .hours(1)]
        let table: [(ClockID, TimeSpan, [TimeSpan])] = [
            (.p1_1, .hours(48), warned), (.p1_2, .days(15), []), (.p1_3, .days(7), []),
            (.p2_1, .hours(48), warned), (.p2_2, .days(15), []), (.p2_3, .days(7), []),
            (.p2_4, .days(7), warned), (.p4_4, .hours(24), warned), (.p4_5, .hours(48), warned),
            (.p7_1, .days(7), warned), (.d1_1, .hours(48), warned), (.d1_2, .days(7), warned),
            (.d1_4, .hours(48), []), (.d3_1, .hours(24), []), (.d3_2, .days(60), []),
            (.b1_1, .hours(168), []), (.b7_1, .days(15), []),
        ]
        let clocks = try RuleSet.embedded().clocks
        for (clock, length, warnings) in table {
            #expect(clocks[clock] == ClockTable.Entry(length: length, warnings: warnings), "\(clock.name)")
        }
        #expect(table.count == ClockID.allCases.count)
    }
}
