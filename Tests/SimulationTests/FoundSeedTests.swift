import Simulation
import Testing

/// Seeds that found something once: each stays, with what it found.
///
/// A seed is a schedule of the worker's actions; what it found may lie elsewhere once those change. Where it
/// could be told without a schedule, ``FoundBugTests`` has it.
@Suite struct FoundSeedTests {
    private static let seeds: [(seed: UInt64, found: String)] = [
        (328, "an abortable fault behind an unanswered commit: what was committed was processed again"),
        (1_462, "a process that was thought dead noted its successor's changelog as its own, on disk"),
        (3_530, "the same, in memory: the state of a task that came back lacked its successor's records"),
        (4_314, "the same, in memory"),
    ]

    @Test(arguments: seeds)
    func whatWasFoundStaysMended(seed: UInt64, found: String) throws {
        var report = SimulationReport()
        let faults = try report.run(seed)
        #expect(faults.isEmpty, "\(found): \(faults.joined(separator: "\n"))")
    }
}
