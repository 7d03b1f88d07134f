package import Classification
package import OrderDomain
package import StreamTask

/// One worker and its driver: carries out the worker's actions on a ``SimulatedLog`` as librdkafka would, and
/// decides nothing. A process that crashes is let go of, with all that is in it.
package final class SimulatedWorker {
    /// The static member's name; the transactional id follows from it.
    package let instance: String
    /// Tells processes of one instance apart, as the nonce in `client.id` does.
    package let client: Int
    package var worker: Worker
    package var faults: Faults
    /// How it ended, where it has.
    package internal(set) var exit: WorkerExit?
    /// Until when it has nothing to do, or is stopped by a signal.
    package internal(set) var wakesAt: Int64 = 0
    package var frozenUntil: Int64 = 0
    /// What it said that no healthy cluster should make it say.
    package private(set) var complaints: [WorkerNote] = []
    /// Whether its last action found nothing to do.
    package internal(set) var isIdle = false

    let log: SimulatedLog
    let dice: Dice
    let planted: PlantedBug?
    let wall: (Int64) -> Instant
    var trace: ((String) -> Void)?

    var consumer = Consumer.joining
    var generation = -1
    var fetchers: [Fetcher] = []
    /// The epoch of its producer; `nil` without one.
    var epoch: Int?
    var outbox: [(record: StoredRecord, topic: SimulatedTopic, partition: Int32)] = []
    var isCommitInDoubt = false
    /// Whether the open transaction has its offsets.
    var offsetsAreSent = false
    var reading: [(partition: Int32, position: Int64, target: Int64)] = []
    let seesHighWatermark: Bool

    enum Consumer: Equatable {
        case joining
        case assigned
        /// It was told that its partitions go.
        case revoking
        /// Fatal: a new one must be made.
        case broken
    }

    package struct Settings {
        package var table: CompiledTable
        package var tasks: TaskSettings
        package var worker: WorkerSettings
        package var faults: Faults
        package var planted: PlantedBug?
        /// The wall clock by virtual time.
        package var wall: (Int64) -> Instant

        package init(
            table: CompiledTable, tasks: TaskSettings, worker: WorkerSettings, faults: Faults,
            planted: PlantedBug?, wall: @escaping (Int64) -> Instant
        ) {
            (self.table, self.tasks, self.worker) = (table, tasks, worker)
            (self.faults, self.planted, self.wall) = (faults, planted, wall)
        }
    }

    package init(
        instance: String, client: Int, settings: Settings, log: SimulatedLog, trace: ((String) -> Void)?
    ) {
        (self.instance, self.client, self.log, dice) = (instance, client, log, log.dice)
        var worker = settings.worker
        worker.firstTag = log.dice.next()
        self.worker = Worker(table: settings.table, tasks: settings.tasks, settings: worker)
        (faults, planted, wall, self.trace) = (settings.faults, settings.planted, settings.wall, trace)
        seesHighWatermark = log.dice.chance(500)
        log.group.join(instance, client: client, at: log.now)
    }

    var transactionalID: String { "simulated-\(instance)" }
    var name: String { "\(instance)#\(client)" }
    private var hasNews: Bool { fetchers.contains { !$0.atHand.isEmpty || $0.endOfFile != nil } }

    /// Whether it may do something now.
    package var isAwake: Bool { exit == nil && frozenUntil <= log.now && wakesAt <= log.now }

    /// Looks at the group and at the fetched, and carries out one action.
    package func step() {
        if dice.chance(600) { pollGroup() }
        fetch()
        worker.tick(now: log.now, wall: wall(log.now))
        let action = worker.next()
        trace?("\(log.now) \(name) \(action.summary)")
        carryOut(action)
        for note in worker.takeNotes() { take(note) }
    }

    /// Asks it to drain and leave.
    package func stop() {
        trace?("\(log.now) \(name) is asked to stop")
        worker.handle(.stop)
        wakesAt = log.now
    }

    func answer(_ input: WorkerInput) {
        trace?("\(log.now) \(name)   \(input.summary)")
        worker.handle(input)
    }

    private func take(_ note: WorkerNote) {
        switch note {
        case .notReady(.unassigned), .notReady(.fault): break
        case .notReady:
            // One that is thought dead may read offsets and state of two times: it commits nothing of them.
            if log.group.isCurrent(instance, client: client, generation: generation) {
                complaints.append(note)
            }
        case .ready, .assigned, .revoked, .restored, .stateLoaded, .stateRebuilt, .retrying, .rewound,
            .producerRenewed, .doubtResolved,
            .noTwin, .gapAccepted, .unrouted, .stopAbandoned:
            break
        }
        trace?("\(log.now) \(name)   note: \(note)")
    }

    // MARK: - What comes by itself

    private func pollGroup() {
        if consumer == .broken { return }
        if dice.chance(faults.consumerFails) {
            fetchers = []
            if dice.chance(500) {
                consumer = .broken
                return answer(.consumerFenced)
            }
            consumer = .broken
            return answer(.consumerFailed(.simulated))
        }
        let answered = log.group.heartbeat(instance, client: client, at: log.now)
        switch (answered, consumer) {
        case (.fenced, _):
            (consumer, fetchers) = (.broken, [])
            answer(.consumerFenced)
        case (.unknown, .joining): join()
        case (.unknown, .assigned):
            // A late heartbeat is fatal to some static members, to others it is not.
            consumer = dice.chance(300) ? .broken : .revoking
            fetchers = []
            answer(consumer == .broken ? .consumerFenced : .revoked(isLost: true))
        case (.unknown, .revoking) where log.group.mustJoin(instance, client: client):
            answer(.revoked(isLost: true))
        case (.rebalancing, .assigned):
            consumer = .revoking
            answer(.revoked(isLost: false))
        case (.rebalancing, .joining): if log.group.mustJoin(instance, client: client) { join() }
        case (.stable, .joining): takeAssignment()
        case (.stable, .assigned):
            if log.group.generation != generation {
                consumer = .revoking
                answer(.revoked(isLost: true))
            }
        case (_, .revoking), (_, .broken): break
        }
    }

    /// Whether it takes records of a task, and the group agrees.
    package func owns(_ task: Int32) -> Bool {
        consumer == .assigned && generation == log.group.generation && worker.isServing(task)
    }

    func join() { log.group.join(instance, client: client, at: log.now) }

    private func takeAssignment() {
        guard let given = log.group.assignment(of: instance, client: client) else { return }
        (consumer, generation) = (.assigned, given.generation)
        wakesAt = log.now
        answer(.assigned(given.partitions))
    }

    private func fetch() {
        for index in fetchers.indices where dice.chance(500) && fetchers[index].atHand.count < 60 {
            let input = fetchers[index].input
            fetchers[index].fetch(
                log[.input(input.topic), input.partition], limit: 1 + dice.below(40),
                seesHighWatermark: seesHighWatermark, skipsGaps: dice.chance(500))
        }
    }

    func sleep(_ milliseconds: Int64) {
        if hasNews || consumer == .joining { return wakesAt = log.now + 1 }
        wakesAt = log.now + dice.within(1...max(1, milliseconds))
        isIdle = true
    }
}

extension WorkerFault {
    static let simulated = WorkerFault(name: "SIMULATED", text: "a fault of the simulation")
}
