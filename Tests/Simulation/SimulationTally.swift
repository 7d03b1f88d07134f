internal import SimulatedLog
internal import StreamTask

/// What happened in a run, so that a test can tell that faults did.
package struct SimulationTally {
    package var crashes = 0
    package var freezes = 0
    package var twins = 0
    package var stops = 0
    /// Processes that ended because their disk was full.
    package var refusals = 0
    package var commits = 0
    package var aborts = 0
    package var records = 0
    package var restored = 0

    /// Adds what a worker has done.
    mutating func add(_ worker: SimulatedWorker) {
        let counters = worker.worker.counters
        commits += counters.commits
        aborts += counters.aborts
        records += counters.records
        restored += counters.restored
    }

    package static func += (a: inout Self, b: Self) {
        (a.crashes, a.freezes, a.twins, a.stops) = (
            a.crashes + b.crashes, a.freezes + b.freezes, a.twins + b.twins, a.stops + b.stops
        )
        a.refusals += b.refusals
        (a.commits, a.aborts, a.records, a.restored) = (
            a.commits + b.commits, a.aborts + b.aborts, a.records + b.records, a.restored + b.restored
        )
    }
}
