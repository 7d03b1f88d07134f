import OrderDomain
import RuleLoading
import StreamTask

/// A worker that a test answers by hand.
struct LoneWorker: ~Copyable {
    private static let rules = Result { () throws(RuleFileError) in try RuleSet.embedded() }

    var worker: Worker
    private(set) var notes: [WorkerNote] = []

    init(_ change: (inout WorkerSettings) -> Void = { _ in }) throws {
        let rules = try Self.rules.get()
        var settings = WorkerSettings(live: LiveSettings(partitionCount: 2, partitioner: nil), firstTag: 1)
        change(&settings)
        worker = Worker(table: rules.table, tasks: TaskSettings(clocks: rules.clocks), settings: settings)
    }

    /// Gives it a producer and these partitions, and lets it draw its conclusions.
    mutating func give(_ partitions: [InputPartition]) {
        worker.tick(now: 1, wall: Instant(milliseconds: 1_772_416_800_000))
        _ = worker.next()
        worker.handle(.producerReady)
        worker.handle(.assigned(partitions))
        _ = worker.next()
        notes += worker.takeNotes()
    }
}
