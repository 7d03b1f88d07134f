public import Classification
internal import Glibc
public import KafkaTransport
internal import OrderDomain
public import StreamTask

/// Carries out one worker's actions on Kafka and tells it what came of them. One thread owns it; it decides
/// nothing.
public struct KafkaDriver: ~Copyable {
    private var worker: Worker
    private let settings: DriverSettings
    private let stop: StopSignal
    private let note: @Sendable (DriverNote) -> Void

    private var consumer: Consumer
    private var producer = ProducerSlot.none
    private var changelog: ChangelogReading
    private var admin: AdminClient
    private var queues: InputQueues
    private var outgoing: OutgoingRecords

    /// A driver that has not joined its group.
    ///
    /// - Parameters:
    ///   - stop: Raised by who wants it to drain, commit and leave.
    ///   - note: Takes what it has to say; called on its thread.
    /// - Throws: ``KafkaTransport/ClientFailure`` where a property is refused.
    public init(
        table: CompiledTable, settings: DriverSettings, stop: StopSignal,
        note: @escaping @Sendable (DriverNote) -> Void
    ) throws(ClientFailure) {
        let consumer = try Consumer(settings.memberProperties)
        let changelog = try ChangelogReading(settings.ownProperties)
        let admin = try AdminClient(settings.ownProperties)
        self.consumer = consumer
        self.changelog = changelog
        self.admin = admin
        worker = Worker(table: table, tasks: settings.tasks, settings: settings.worker)
        (self.settings, self.stop, self.note) = (settings, stop, note)
        queues = InputQueues(topics: settings.topics)
        outgoing = OutgoingRecords()
    }

    /// Joins the group and works until it is stopped or cannot go on.
    public consuming func run() -> WorkerExit {
        var isSubscribed = false
        while true {  // Ends with the worker's exit.
            tick()
            if !isSubscribed { isSubscribed = subscribe() }
            if stop.isRaised { worker.handle(.stop) }
            hear()
            let action = worker.next()
            if case .leave(let exit) = action {
                report()
                leave()
                return exit
            }
            perform(action)
            report()
        }
    }

    private mutating func tick() {
        worker.tick(
            now: milliseconds(CLOCK_MONOTONIC), wall: Instant(milliseconds: milliseconds(CLOCK_REALTIME)))
    }

    private mutating func subscribe() -> Bool {
        do throws(KafkaError) {
            try consumer.subscribe(to: settings.topics.inputs)
            return true
        } catch {
            worker.handle(.failed(WorkerFault(error)))
            return false
        }
    }

    /// Hears what the group and the clients have to say.
    private mutating func hear() {
        while let event = consumer.poll() {  // At most what its queue holds.
            switch event {
            case .assigned(let partitions):
                // Ends the rebalance; what is to be read follows, once its state is here.
                _ = attempt { (driver) throws(KafkaError) in try driver.consumer.assign([]) }
                worker.handle(.assigned(partitions.compactMap { settings.topics.input($0) }))
            case .revoked(_, let isLost): worker.handle(.revoked(isLost: isLost))
            case .failed(let error): hear(error)
            case .log(let line): note(.client(line))
            }
        }
        while let event = producer.poll() { hear(event) }  // The same.
        while let event = changelog.poll() { hear(event) }  // The same.
        while let line = admin.nextLogLine() { note(.client(line)) }  // The same.
    }

    private mutating func hear(_ error: KafkaError) {
        switch error {
        case .fenced: worker.handle(.consumerFenced)
        case .fatal: worker.handle(.consumerFailed(WorkerFault(error)))
        case .retriable, .abortable: note(.background(error))
        }
    }

    private func hear(_ event: ClientEvent) {
        switch event {
        case .failed(let error): note(.background(error))
        case .log(let line): note(.client(line))
        }
    }

    private mutating func report() {
        for entry in worker.takeNotes() { note(.worker(entry)) }
    }

    private consuming func leave() {
        queues.removeAll()
        consumer.close(withinMilliseconds: DriverTimes.close)
    }

    // MARK: - Actions

    private mutating func perform(_ action: WorkerAction) {
        switch action {
        case .wait(let milliseconds):
            consumer.wait(timeoutMilliseconds: Int32(min(milliseconds, DriverTimes.wait)))
        case .renewProducer:
            worker.handle(producer.renew(settings.producerProperties, topics: settings.topics.outputs))
        case .fetchOffsets(let tasks):
            answer { (driver) throws(KafkaError) in try driver.fetchOffsets(tasks) }
        case .restore(let positions):
            worker.handle(changelog.begin(positions, of: settings.topics.changelog))
        case .readChangelog: worker.handle(changelog.read(into: &worker))
        case .assign(let offsets): answer { (driver) throws(KafkaError) in try driver.assign(offsets) }
        case .take(let input, let limit): queues.take(input, limit: limit, into: &worker, from: consumer)
        case .begin:
            outgoing.begin()
            worker.handle(producer.begin())
        case .produce: produce()
        case .commit(let offsets, let tag): commit(offsets, tag)
        case .abort: worker.handle(producer.abort())
        case .askEnds(let task): answer { (driver) throws(KafkaError) in try driver.ends(of: task) }
        case .askChangelogEnds(let tasks):
            answer { (driver) throws(KafkaError) in try driver.changelogEnds(of: tasks) }
        case .unassign: answer { (driver) throws(KafkaError) in try driver.unassign() }
        case .findTwin:
            // Asked once in a long while: a client that hangs in an old connection would never answer.
            if let fresh = try? AdminClient(settings.ownProperties) { admin = fresh }
            answer { (driver) throws(KafkaError) in try driver.findTwin() }
        case .rejoin: rejoin()
        case .leave: break
        }
    }

    /// Hands the worker the answer to a question, or what came instead of one.
    private mutating func answer(
        _ question: (inout KafkaDriver) throws(KafkaError) -> WorkerInput
    ) {
        do throws(KafkaError) {
            worker.handle(try question(&self))
        } catch {
            worker.handle(.failed(WorkerFault(error)))
        }
    }

    private mutating func attempt(_ body: (inout KafkaDriver) throws(KafkaError) -> Void) -> Bool {
        do throws(KafkaError) {
            try body(&self)
            return true
        } catch {
            note(.background(error))
            return false
        }
    }

    private mutating func produce() {
        guard case .open(var transaction) = producer.take() else {
            return worker.handle(.produceFailed(.noProducer))
        }
        do throws(KafkaError) {
            try outgoing.produce(worker.outputs, through: &transaction)
            producer = .open(transaction)
            worker.handle(.produced)
        } catch {
            producer = .open(transaction)
            worker.handle(.produceFailed(WorkerFault(error)))
        }
    }

    private mutating func commit(_ offsets: [InputOffset], _ tag: TransactionTag) {
        let list = offsets.map { offset in
            CommittedOffset(
                settings.topics.partition(offset.input), offset: offset.offset, metadata: tag.text)
        }
        do throws(KafkaError) {
            let group = try consumer.groupMetadata()
            worker.handle(producer.commit(list, of: group))
        } catch {
            worker.handle(.commitFailed(.mustAbort, WorkerFault(error)))
        }
    }

    private mutating func rejoin() {
        queues.removeAll()
        do throws(ClientFailure) {
            consumer = try Consumer(settings.memberProperties)
            changelog = try ChangelogReading(settings.ownProperties)
            // It too may ask for a leader that it never learns of.
            admin = try AdminClient(settings.ownProperties)
        } catch {
            return worker.handle(.failed(WorkerFault(error)))
        }
        if subscribe() { worker.handle(.rejoined) }
    }
}

// MARK: - Questions

extension KafkaDriver {
    private func fetchOffsets(_ tasks: [Int32]) throws(KafkaError) -> WorkerInput {
        let inputs = tasks.flatMap { task in InputTopic.allCases.map { InputPartition($0, task) } }
        let partitions = inputs.map { settings.topics.partition($0) }
        let committed = try consumer.committed(partitions, timeoutMilliseconds: DriverTimes.question)
        // Two requests for all of them: one a partition would be most of a restart.
        let starts = try consumer.startOffsets(of: partitions, timeoutMilliseconds: DriverTimes.question)
        let ends = try admin.endOffsets(of: partitions, timeoutMilliseconds: DriverTimes.question)
        let list = inputs.indices.map { index in
            PartitionOffsets(
                inputs[index], committed: committed[index]?.offset,
                tag: committed[index].flatMap { TransactionTag(text: $0.metadata) }, start: starts[index],
                end: ends[index])
        }
        return .offsets(list)
    }

    private mutating func assign(_ offsets: [InputOffset]) throws(KafkaError) -> WorkerInput {
        queues.removeAll()
        try consumer.assign(
            offsets.map { (settings.topics.partition($0.input), StartOffset.offset($0.offset)) })
        for offset in offsets { try queues.open(offset.input, of: consumer) }
        return .opened
    }

    private mutating func unassign() throws(KafkaError) -> WorkerInput {
        queues.removeAll()
        try consumer.unassign()
        return .unassigned
    }

    private func ends(of task: Int32) throws(KafkaError) -> WorkerInput {
        let inputs = InputTopic.allCases.map { InputPartition($0, task) }
        let ends = try admin.endOffsets(
            of: inputs.map { settings.topics.partition($0) }, timeoutMilliseconds: DriverTimes.question)
        return .ends(zip(inputs, ends).map { InputOffset($0, $1) })
    }

    private func changelogEnds(of tasks: [Int32]) throws(KafkaError) -> WorkerInput {
        let ends = try admin.endOffsets(
            of: tasks.map { TopicPartition(settings.topics.changelog, $0) },
            timeoutMilliseconds: DriverTimes.question)
        return .changelogEnds(zip(tasks, ends).map { ChangelogPosition(partition: $0, offset: $1) })
    }

    /// A member with our name that another process made.
    private func findTwin() throws(KafkaError) -> WorkerInput {
        let group = try admin.describeGroup(
            settings.group, timeoutMilliseconds: DriverTimes.question)
        let twin = group.members.first {
            $0.instanceID == settings.member && $0.clientID != settings.clientID
        }
        return .twin(twin?.clientID)
    }
}

/// A clock in milliseconds.
private func milliseconds(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}
