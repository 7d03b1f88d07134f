internal import Classification
internal import EventLog
internal import Glibc
internal import KafkaTransport
internal import RuleLoading

/// One `qianshou run`, from its checked configuration to its exit code.
///
/// The thread that calls it watches over the workers: it waits for signals, and tells the log the time.
struct LiveRun: ~Copyable {
    private let configuration: RunConfiguration
    private let log: EventLog
    private let cluster: ClusterReader
    private let signals: StopSignals

    /// The first and the longest pause between two attempts to reach a broker, in milliseconds.
    private static let pauses = 200...10_000

    /// Makes ready. From here on signals wait for ``run()``.
    ///
    /// - Throws: Where librdkafka takes no client of the configured properties.
    init(_ configuration: RunConfiguration, log: EventLog) throws(ConfigurationFault) {
        // Before any client is made: its threads must block the signals too.
        let signals = StopSignals()
        KafkaLibrary.shapeAllocator()
        let cluster = try ClusterReader(configuration.kafka)
        try configuration.checkProducer()
        (self.configuration, self.log) = (configuration, log)
        self.signals = signals
        self.cluster = cluster
    }

    /// Runs until it is told to stop, or cannot go on.
    ///
    /// - Returns: The exit code.
    consuming func run() -> Int32 {
        defer { log.flush() }
        do throws(Refusal) {
            let folder = try StateFolder.hold(configuration.stateDirectory)
            let place = ProcessPlace(instance: try instance(folder))
            tellStart(place)
            guard let cluster = try awaitCluster() else { return stopped(ExitCode.done) }
            let rights = StartRights()
            let workers = WorkerThreads(log: log, topics: configuration.topics, rights: rights)
            for number in 0..<configuration.threads {
                let settings = configuration.driverSettings(
                    number, of: place, partitions: cluster.partitions,
                    state: configuration.durableState(cluster.description))
                try workers.start(settings, table: configuration.rules.table)
            }
            try rights.probe(
                RightsProbe(
                    settings: configuration.kafka, plan: configuration.plan, group: configuration.group))
            return stopped(watch(workers, rights))
        } catch {
            refuse(error)
            return ExitCode.wrongUse
        }
    }

    private func instance(_ folder: borrowing StateFolder) throws(Refusal) -> String {
        if let instance = configuration.instance { return instance }
        return try folder.instance()
    }

    private func tellStart(_ place: ProcessPlace) {
        log.log(
            .starting, .name(.version, VersionCommand.program),
            .name(.rules, String(decoding: configuration.rules.table.version, as: UTF8.self)),
            .name(.clocks, String(decoding: configuration.rules.clockVersion, as: UTF8.self)),
            .name(.group, configuration.group), .name(.instance, place.instance),
            .name(.client, place.clientID), .number(.workers, configuration.threads))
        if configuration.http != nil { log.log(.noHTTP) }
    }

    private func stopped(_ code: Int32) -> Int32 {
        log.log(.stopped, .number(.code, code))
        return code
    }

    // MARK: - Before the first record

    /// Waits for a broker, for ever, and looks at the cluster.
    ///
    /// - Returns: What it is like, and the partitions of all topics; `nil` where a signal came first.
    private func awaitCluster() throws(Refusal) -> (description: ClusterDescription, partitions: Int)? {
        let plan = configuration.plan
        var pause = Self.pauses.lowerBound
        while true {  // Bound: a broker that answers, or a signal.
            if let description = describe(plan, pause: pause) {
                if pause > Self.pauses.lowerBound { log.log(.brokerReached) }
                return (description, try checked(description, plan))
            }
            if let name = signals.next(withinMilliseconds: pause) {
                log.log(.signal, .word(.signal, name))
                return nil
            }
            log.tick()
            pause = min(pause * 2, Self.pauses.upperBound)
        }
    }

    /// `nil` where no broker answers, which the log is told.
    private func describe(_ plan: TopicPlan, pause: Int) -> ClusterDescription? {
        defer {
            cluster.takeLogLines { line in
                log.librdkafka(severity: line.level, facility: line.facility, text: line.text)
            }
        }
        do throws(KafkaError) {
            return try cluster.describe(plan)
        } catch {
            log.log(
                .brokerAway, .error(error.detail.name), .librdkafka(error.detail.text),
                .number(.pauseMilliseconds, pause))
            return nil
        }
    }

    private func checked(_ description: ClusterDescription, _ plan: TopicPlan) throws(Refusal) -> Int {
        let checks = ClusterChecks(plan: plan, largestMessage: configuration.largestMessage)
        if let refusal = checks.findings(description).lazy.compactMap(\.refusal).first { throw refusal }
        let partitions = plan.counts(description).first?.partitions ?? 0
        log.log(.clusterChecked, .number(.partitions, partitions))
        return partitions
    }

    // MARK: - While the workers work

    /// A stop takes no longer than this; the worker's own limit lies below (CONTRACT 5: 30 s).
    private static let stopLimit = Duration.seconds(28)
    private static let watchMilliseconds = 100

    private func watch(_ workers: WorkerThreads, _ rights: StartRights) -> Int32 {
        var (stopAskedAt, isRefused) = (ContinuousClock.Instant?.none, false)
        while !workers.haveEnded {  // Bound: the workers' end.
            let name = signals.next(withinMilliseconds: Self.watchMilliseconds)
            log.tick()
            if let name { log.log(.signal, .word(.signal, name)) }
            if !isRefused, let denial = rights.denial {
                isRefused = true
                refuse(denial.refusal)
            }
            if stopAskedAt == nil, name != nil || isRefused || workers.hasEndedAny {
                log.log(.draining)
                workers.stop()
                stopAskedAt = .now
            }
            if let stopAskedAt, ContinuousClock.now - stopAskedAt > Self.stopLimit {
                log.log(.stopAbandoned)
                log.flush()
                // Threads that hang in librdkafka would hang an orderly exit as well.
                _exit(isRefused ? ExitCode.wrongUse : workers.exitCode)
            }
        }
        return isRefused ? max(ExitCode.wrongUse, workers.exitCode) : workers.exitCode
    }

    private func refuse(_ refusal: Refusal) {
        log.log(.refused, .text(.fault, refusal.text), .text(.mend, refusal.mend))
    }
}
