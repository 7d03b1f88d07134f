import Foundation
import SimulatedLog
import Simulation
import Testing

/// Runs of many seeds: what was committed is what one thread makes of the same records.
@Suite struct SeedTests {
    /// In parts, so that they run side by side.
    @Test(arguments: [1, 126, 251, 376] as [UInt64])
    func fiveHundredSeedsAgreeWithTheReference(first: UInt64) throws {
        var report = SimulationReport()
        for seed in first..<first + 125 {
            let faults = try report.run(seed)
            if !faults.isEmpty { Issue.record("\(faults.joined(separator: "\n"))") }
        }
        let tally = report.tally
        #expect(tally.commits > 1_000 && tally.aborts > 50 && tally.restored > 1_000)
        #expect(tally.crashes > 10 && tally.freezes > 10 && tally.twins > 10 && tally.stops > 10)
    }

    @Test func oneSeedIsAlwaysTheSameRun() throws {
        func steps() throws -> [String] {
            var steps: [String] = []
            _ = try Simulation(seed: 12, trace: { steps.append($0) }).run()
            return steps
        }
        #expect(try steps() == steps())
    }
}
