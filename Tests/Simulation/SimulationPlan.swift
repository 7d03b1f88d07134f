internal import OrderDomain
package import SimulatedLog
internal import StreamTask

/// All that one seed decides before its run begins.
package struct SimulationPlan {
    package let seed: UInt64
    package let family: Family
    let dice: Dice
    let partitionCount: Int32
    let instances: [String]
    let worker: WorkerSettings
    let faults: Faults
    let history: History
    /// Steps with faults; then the log is drained without.
    let chaosSteps: Int
    let markerDelay: Int64
    /// Whether the inputs' producers use transactions, whose markers take offsets.
    let hasGaps: Bool
    /// Whether state is kept on disks beside the changelog.
    let isDurable: Bool
    /// Milliseconds after which a cleaner lets removals go from the changelog.
    let retention: Int64
    /// Whether disks answer a sync and do not do it.
    let disksLie: Bool
    /// The wall clock at the start, in milliseconds.
    let wallStart: Int64

    package init(seed: UInt64, planted: PlantedBug? = nil) {
        self.seed = seed
        dice = Dice(seed: seed)
        family = Self.family(of: seed)
        partitionCount = Int32(1 + dice.below(3))
        instances = Array(["a", "b", "c"].prefix(1 + dice.below(3)))
        let partitioning = KeyPartitioning(dice.pick(Partitioner.allCases), count: partitionCount)
        history = History(
            dice: dice, partitioning: partitioning, hops: family == .hop, orders: Self.orders(dice))
        let sendsLinks = family == .hop || dice.chance(400)
        var worker = WorkerSettings(
            live: LiveSettings(
                partitionCount: partitionCount, partitioner: sendsLinks ? partitioning.partitioner : nil),
            firstTag: 0)
        worker.commitInterval = dice.pick([5, 20, 100])
        worker.commitRecords = dice.pick([1, 3, 10, 40, 20_000])
        worker.transactionTimeout = 2_000
        worker.followsWall = family == .wall
        worker.planted = planted?.ofTheWorker
        self.worker = worker
        faults = Faults(dice: dice)
        chaosSteps = 150 + dice.below(700)
        markerDelay = dice.pick([0, 5, 50, 400])
        hasGaps = dice.chance(500)
        (isDurable, disksLie) = (dice.chance(600), dice.chance(300))
        retention = dice.pick([1_000, 5_000, 86_400_000])
        wallStart = history.end + dice.pick([0, 1, 24, 200, 500, 2_500]) * History.hour + 240_000
    }

    /// Now and then more than a ring holds.
    private static func orders(_ dice: Dice) -> Int { dice.chance(15) ? 90 : 6 + dice.below(14) }

    private static func family(of seed: UInt64) -> Family {
        switch seed % 8 {
        case 0, 1, 2: .stream
        case 3, 4: .wall
        case 5: .arriving
        default: .hop
        }
    }
}

extension PlantedBug {
    /// What the worker itself has to do wrong.
    var ofTheWorker: PlantedFault? {
        switch self {
        case .stagedWriteKept: .stagedWriteKept
        case .clockBeforeBacklog: .clockBeforeBacklog
        case .offsetsOutsideTransaction, .restoreToStableOffset, .reuseAfterUnknownOutcome: nil
        }
    }
}
