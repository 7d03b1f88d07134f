package import RuleLoading
package import SimulatedLog

/// Runs seeds and keeps count; a seed that fails is run again to tell its last steps.
package struct SimulationReport {
    package private(set) var tally = SimulationTally()
    package private(set) var runs = 0
    package private(set) var failed: [UInt64] = []

    package init() {}

    /// Runs a seed.
    ///
    /// - Returns: What was wrong with it, its last steps and how to see it again; nothing where nothing was.
    package mutating func run(
        _ seed: UInt64, planted: PlantedBug? = nil, isTraced: Bool = false
    ) throws(RuleFileError) -> [String] {
        runs += 1
        let simulation = try Simulation(seed: seed, planted: planted, trace: isTraced ? { print($0) } : nil)
        let faults = simulation.run()
        tally += simulation.tally
        if faults.isEmpty { return [] }
        failed.append(seed)
        var steps: [String] = []
        _ = try Simulation(seed: seed, planted: planted, trace: { steps.append($0) }).run()
        let flag = planted.map { " --planted \($0.rawValue)" } ?? ""
        return steps.suffix(40).map { "  \($0)" } + faults.prefix(8).map { "  \($0)" }
            + ["seed \(seed) failed: scripts/simulate --seed \(seed)\(flag) --trace"]
    }

    package var summary: String {
        "\(runs) seeds, \(failed.count) failed\(failed.isEmpty ? "" : " \(failed)"); "
            + "\(tally.commits) commits, \(tally.aborts) aborts, \(tally.records) records, "
            + "\(tally.restored) restored, \(tally.crashes) crashes, \(tally.freezes) freezes, "
            + "\(tally.twins) twins, \(tally.stops) stops, "
            + "\(tally.refusals) full disks"
    }
}
