import Testing

@testable import StreamTask

/// CONTRACT 5, `forget-after`: after its length everything stays level, for ever.
@Suite struct SoakTests {
    @Test func sevenMonthsTakeNoMoreThanThree() throws {
        var soak = try Soak.begin()
        var levels: [Soak.Level] = []
        for day in 0..<210 {
            try soak.live(day: day)
            levels.append(soak.level)
        }
        let (early, late) = (levels[95], levels[209])
        // As many orders as 90 days bring, as many stray tracks as 30, and nothing of those before.
        #expect(late.records == early.records)
        #expect(late.changelogKeys == early.changelogKeys)
        #expect(late.verdictKeys == early.verdictKeys)
        #expect(late.residentBytes <= early.residentBytes * 11 / 10)
        // A snapshot and up to as much of logs, twice while the next one is written.
        let most = levels[95..<140].map(\.diskBytes).max() ?? 0
        #expect(levels[140...].allSatisfy { $0.diskBytes <= most * 11 / 10 })

        // The orders of 119 days are forgotten and all but the last of the 120th; the tracks of 179 days.
        #expect(soak.verdictTombstones == 20 * 119 + 19)
        #expect(soak.changelogTombstones == 20 * 119 + 19 + 3 * 179)
        #expect(soak.deadLetters == 3 * 179)
    }
}
