internal import Classification
internal import OrderDomain
package import RuleLoading
internal import SimulatedDisk
package import SimulatedLog
internal import StreamTask

/// One seed's run: workers on a simulated log, faults between any two of their actions, then a drain without
/// faults and a comparison of all that was committed with the ``Reference``.
package final class Simulation {
    let plan: SimulationPlan
    let log: SimulatedLog
    let settings: SimulatedWorker.Settings
    let trace: ((String) -> Void)?
    var workers: [SimulatedWorker] = []
    private var starts: [(instance: String, at: Int64)] = []
    private var clients = 0
    private var disks = DiskRack()
    private var nextRecord = 0
    /// The records that are in the log, with their offsets.
    private(set) var produced: [InputRecord] = []
    private var steps = 0
    private var isCalm = false
    private var quietSince: Int64?
    var tally = SimulationTally()

    private static let rules = Result { () throws(RuleFileError) in try RuleSet.embedded() }
    /// A run that is not drained by then stands still.
    private static let stepLimit = 40_000
    /// Milliseconds without a transaction, after which nothing more is to come.
    private static let quiet: Int64 = 2_500

    package init(
        seed: UInt64, planted: PlantedBug? = nil, trace: ((String) -> Void)? = nil
    ) throws(RuleFileError) {
        let rules = try Self.rules.get()
        plan = SimulationPlan(seed: seed, planted: planted)
        log = SimulatedLog(
            partitionCount: plan.partitionCount, transactionTimeout: plan.worker.transactionTimeout,
            markerDelay: plan.markerDelay, dice: plan.dice)
        let wallStart = plan.wallStart
        settings = SimulatedWorker.Settings(
            table: rules.table, tasks: TaskSettings(clocks: rules.clocks), worker: plan.worker,
            faults: plan.faults, planted: planted,
            wall: { Instant(milliseconds: wallStart + $0) })
        self.trace = trace
    }

    /// Runs it.
    ///
    /// - Returns: What was wrong; nothing where nothing was.
    package func run() -> [String] {
        if plan.family.isExact { while nextRecord < plan.history.records.count { produceNext() } }
        for instance in plan.instances { starts.append((instance, plan.dice.within(0...2_000))) }
        while steps < Self.stepLimit {  // Bound: each turn is a step.
            steps += 1
            if steps >= plan.chaosSteps && !isCalm && nextRecord == plan.history.records.count { calmDown() }
            passTime()
            if nextRecord < plan.history.records.count, plan.dice.chance(400) { produceNext() }
            startMissing()
            if !isCalm { injectFaults() }
            if let fault = stepOne() { return [fault] }
            if isCalm && isQuiet { return verify() }
        }
        return [
            "not drained after \(steps) steps: stable \(log.isStable), owned \(hasOwners); "
                + backlog.joined(separator: ", ")
        ]
    }

    // MARK: - Time and records

    private func passTime() {
        var next = log.now + plan.dice.within(0...2)
        if !workers.contains(where: \.isAwake) {
            let wakes = workers.map { max($0.wakesAt, $0.frozenUntil) } + starts.map(\.at)
            // Markers and time-outs come by themselves meanwhile.
            next = max(next, min(wakes.min() ?? next, log.now + 100))
        }
        log.advance(to: next)
    }

    private func produceNext() {
        var record = plan.history.records[nextRecord]
        nextRecord += 1
        record.offset = log.append(
            StoredRecord(timestamp: record.timestamp, key: record.key, value: record.value),
            to: record.topic, record.partition, hasGap: plan.hasGaps && plan.dice.chance(200))
        produced.append(record)
    }

    // MARK: - Processes

    private func startMissing() {
        for instance in plan.instances
        where !workers.contains(where: { $0.instance == instance })
            && !starts.contains(where: { $0.instance == instance })
        {
            // Back at once, or only when the group has given its partitions away.
            let pause = plan.dice.chance(600) ? 0...1_500 : 4_000...20_000 as ClosedRange<Int64>
            starts.append((instance, log.now + plan.dice.within(pause)))
        }
        for start in starts where start.at <= log.now { self.start(start.instance) }
        starts.removeAll { $0.at <= log.now }
    }

    private func start(_ instance: String) {
        clients += 1
        trace?("\(log.now) \(instance)#\(clients) starts")
        var settings = settings
        if plan.isDurable {
            let disk = disks.take(for: instance, process: clients, dice: plan.dice, lies: plan.disksLie)
            settings.worker.live.durable = DurableState(
                path: "state", cluster: "simulated", changelog: "changelog", retention: plan.retention,
                files: disk.files)
        }
        let worker = SimulatedWorker(
            instance: instance, client: clients, settings: settings, log: log, trace: trace)
        if isCalm { worker.faults = Faults() }
        workers.append(worker)
    }

    private func injectFaults() {
        let (dice, faults) = (plan.dice, plan.faults)
        if dice.chance(faults.compaction) {
            log.compact(removalsBefore: plan.wallStart + log.now - plan.retention)
        }
        guard !workers.isEmpty else { return }
        let place = dice.below(workers.count)
        if dice.chance(faults.crash) {
            trace?("\(log.now) \(workers[place].instance)#\(workers[place].client) crashes")
            tally.crashes += 1
            tally.add(workers[place])
            disks.giveBack(workers[place].client, powerFails: dice.chance(400))
            workers.remove(at: place)
        } else if dice.chance(faults.freeze) {
            tally.freezes += 1
            workers[place].frozenUntil = log.now + dice.within(0...9_000)
            trace?("\(log.now) \(workers[place].instance)#\(workers[place].client) is frozen")
        } else if dice.chance(faults.twin), workers.count < 5 {
            tally.twins += 1
            if dice.chance(500) { workers[place].frozenUntil = log.now + dice.within(0...3_000) }
            start(workers[place].instance)
        } else if dice.chance(faults.diskFull) {
            disks.fill(workers[place].client, bytes: dice.below(3_000))
        } else if dice.chance(faults.stop) {
            tally.stops += 1
            workers[place].stop()
        }
    }

    private func stepOne() -> String? {
        let awake = workers.filter(\.isAwake)
        if awake.isEmpty { return nil }
        let worker = plan.dice.pick(awake)
        worker.step()
        if let complaint = worker.complaints.first { return "\(worker.instance) says \(complaint)" }
        guard let exit = worker.exit else { return nil }
        tally.add(worker)
        let isDiskFull = disks.isFilling(worker.client)
        disks.giveBack(worker.client, powerFails: false)
        workers.removeAll { $0 === worker }
        switch exit {
        case .done, .fenced: return nil
        case .stateRefused where isDiskFull:
            tally.refusals += 1
            return nil
        case .misconfigured, .corrupt, .stateRefused: return "\(worker.instance) ends: \(exit)"
        }
    }

    // MARK: - The end

    private func calmDown() {
        trace?("\(log.now) no more faults")
        isCalm = true
        for worker in workers { (worker.faults, worker.frozenUntil) = (Faults(), 0) }
    }

    /// Inputs whose committed offset is not behind their last record.
    var backlog: [String] {
        var rest: [String] = []
        for topic in InputTopic.allCases {
            for partition in 0..<plan.partitionCount {
                let input = InputPartition(topic, partition)
                let end = log[.input(topic), partition].endOfRecords
                let committed = log.group.offsets[input]?.offset ?? 0
                if committed != end { rest.append("\(topic)-\(partition) \(committed) of \(end)") }
            }
        }
        return rest
    }

    /// Whether every task has somebody who serves it.
    private var hasOwners: Bool {
        (0..<plan.partitionCount).allSatisfy { task in workers.contains { $0.owns(task) } }
    }

    /// Whether everything is read and committed, and nothing happens any more.
    private var isQuiet: Bool {
        guard steps % 8 == 0 else { return false }
        guard log.isStable, hasOwners, backlog.isEmpty else {
            quietSince = nil
            return false
        }
        guard let since = quietSince else {
            quietSince = log.now
            return false
        }
        return log.now - since > Self.quiet
    }
}
