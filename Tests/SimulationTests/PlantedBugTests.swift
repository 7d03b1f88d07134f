import SimulatedLog
import Simulation
import Testing

/// The simulation can fail: each planted bug is found within the seeds that find nothing without it.
///
/// The seed that finds it moves with every change of what a worker does; `scripts/simulate 500 --planted BUG`
/// names it.
@Suite struct PlantedBugTests {
    @Test(arguments: PlantedBug.allCases)
    func aPlantedBugIsFoundWithinFiveHundredSeeds(bug: PlantedBug) throws {
        var report = SimulationReport()
        let finder = try (1...500 as ClosedRange<UInt64>).first { try !report.run($0, planted: bug).isEmpty }
        let seed = try #require(finder, "no seed finds \(bug)")
        #expect(try report.run(seed).isEmpty, "seed \(seed) fails without it too")
        print("\(bug): found by seed \(seed)")
    }
}
