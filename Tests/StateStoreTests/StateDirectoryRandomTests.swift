import SimulatedDisk
import StateStore
import Testing

/// A task that commits, is killed, loses power on honest and on lying disks, fills them up, and starts again.
@Suite struct StateDirectoryRandomTests {
    private enum End: CaseIterable {
        case kill, powerFailure, powerFailureOfALiar, fullDisk
    }

    /// What a start must come to at least.
    private enum Promise {
        /// Anything that is no wrong state.
        case none
        /// The state of a commit.
        case restored
        /// The state of the last commit.
        case newest
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func everyStartIsAtACommitOrRebuilds(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let disk = SimulatedDisk(seed: seed &* 31)
        var task = ModelTask(disk: disk)
        var promise = Promise.none
        // From the first finished snapshot on there is one at every moment, until a disk lies.
        var hasSnapshot = false
        for round in 0..<12 {
            try start(&task, &random, promise, "seed \(seed) round \(round)")
            let end = End.allCases.randomElement(using: &random) ?? .kill
            disk.faults.liesAboutSync = end == .powerFailureOfALiar
            if end == .fullDisk { disk.faults.roomLeft = Int.random(in: 0...4_000, using: &random) }
            run(&task, &random, &hasSnapshot)
            if end == .powerFailureOfALiar { hasSnapshot = false }
            promise = end == .kill && task.isDurable ? .newest : hasSnapshot ? .restored : .none
            if end == .kill || end == .fullDisk {
                disk.killProcess()
            } else {
                disk.failPower()
            }
            disk.faults = SimulatedDisk.Faults()
            task.stop()
        }
    }

    private func start(
        _ task: inout ModelTask, _ random: inout SplitMix, _ promise: Promise, _ place: String
    ) throws {
        var start: Int64 = 0
        switch try task.open() {
        case .restored(let position, let committedAt):
            #expect(position <= task.position, "\(place)")
            let isThatCommit = task.holds(stateAt: position)
            #expect(isThatCommit, "\(place)")
            #expect(committedAt == ModelTask.instant + position, "\(place)")
            if promise == .newest { #expect(position == task.position, "\(place)") }
            start = position
        case .rebuild(let reason):
            #expect(task.store.count == 0, "\(place)")
            #expect(promise == .none, "\(place): \(reason)")
        }
        try task.readChangelog(from: start, logged: start > 0 && Bool.random(using: &random))
        let isNow = task.holds(stateAt: task.position)
        #expect(isNow, "\(place)")
    }

    private func run(_ task: inout ModelTask, _ random: inout SplitMix, _ hasSnapshot: inout Bool) {
        for _ in 0..<Int.random(in: 0...80, using: &random) {
            for _ in 0..<Int.random(in: 0...6, using: &random) { change(&task, &random) }
            if Int.random(in: 0..<10, using: &random) == 0 {
                task.rollback()
            } else {
                do { try task.commit(markers: Int64.random(in: 1...3, using: &random)) } catch { return }
                hasSnapshot = hasSnapshot || task.isDurable
            }
        }
    }

    private func change(_ task: inout ModelTask, _ random: inout SplitMix) {
        let key = Array("o\(Int.random(in: 0..<60, using: &random))".utf8)
        switch Int.random(in: 0..<10, using: &random) {
        case ..<7:
            let count = Int.random(in: 0...60, using: &random)
            let value = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            task.stage(
                key, value, due: Bool.random(using: &random) ? Int64.random(in: 0..<9, using: &random) : nil)
        case ..<9: task.remove(key)
        default: task.popDue()
        }
    }
}
