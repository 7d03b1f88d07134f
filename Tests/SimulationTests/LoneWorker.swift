import LogModel
import OrderDomain
import RuleLoading
import StreamTask

/// A worker of one task, that a test answers by hand.
final class LoneWorker {
    static let partitions = InputTopic.allCases.map { InputPartition($0, 0) }
    private static let rules = Result { () throws(RuleFileError) in try RuleSet.embedded() }
    private static let start: Int64 = 1_772_416_800_000

    private var worker: Worker
    private(set) var notes: [WorkerNote] = []
    private var now: Int64 = 0
    /// The topic that has the one record.
    private var offered = InputTopic.orders

    /// - Parameter partitionCount: Of every topic; it has the tasks of partition 0 alone.
    init(
        partitioner: Partitioner? = nil, partitionCount: Int32 = 1,
        _ change: (inout WorkerSettings) -> Void = { _ in }
    ) throws {
        let rules = try Self.rules.get()
        var settings = WorkerSettings(
            live: LiveSettings(partitionCount: partitionCount, partitioner: partitioner), firstTag: 1)
        change(&settings)
        worker = Worker(table: rules.table, tasks: TaskSettings(clocks: rules.clocks), settings: settings)
        pass(1)
    }

    func next() -> WorkerAction { worker.next() }

    func handle(_ input: WorkerInput) { worker.handle(input) }

    /// What it had to say since this was last asked.
    func takeNotes() -> [WorkerNote] {
        defer { notes.removeAll() }
        notes += worker.takeNotes()
        return notes
    }

    /// Topics of the outputs that wait to be produced.
    var outputTopics: [OutputTopic] { worker.outputs.entries.map(\.topic) }

    /// `dl.reason` of the dead letters among them.
    var deadLetterReasons: [String] {
        worker.outputs.entries.flatMap(\.headers).filter { $0.name == Array("dl.reason".utf8) }
            .map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }

    func pass(_ milliseconds: Int64) {
        now += milliseconds
        worker.tick(now: now, wall: Instant(milliseconds: Self.start + now))
    }

    /// Gives it a producer and these partitions, and lets it draw its conclusions.
    func give(_ partitions: [InputPartition]) {
        _ = worker.next()
        worker.handle(.producerReady)
        worker.handle(.assigned(partitions))
        _ = worker.next()
        notes += worker.takeNotes()
    }

    func answerOffsets(committed: Int64?) {
        guard case .fetchOffsets = worker.next() else { return }
        var list: [PartitionOffsets] = []
        for end in ends {
            list.append(
                PartitionOffsets(end.input, committed: committed, tag: nil, start: 0, end: end.offset))
        }
        worker.handle(.offsets(list))
    }

    /// Opens its task, with a changelog that ends at 7 and one record in the log.
    func open(with payload: String, key: String, of topic: InputTopic) {
        offered = topic
        give(Self.partitions)
        answerOffsets(committed: nil)
        _ = worker.next()
        worker.handle(.restored([ChangelogPosition(partition: 0, offset: 7)]))
        _ = worker.next()
        worker.handle(.opened)
        offer(payload, key: key)
    }

    /// Gives it the one record when it asks for that.
    func offer(_ payload: String, key: String) {
        _ = actUntil { action in
            guard case .take(let input, _) = action else { return false }
            return input.topic == offered
        }
        let (key, value) = (Array(key.utf8), Array(payload.utf8))
        worker.offer(
            OfferedRecord(offset: 0, timestamp: Self.start), key: key.span, value: value.span, headers: [])
        worker.handle(.took(end: 1))
    }

    /// Opens its task with one event of an order.
    func openWithOneRecord() { open(with: Self.event, key: "O1", of: .orders) }

    /// Opens it again behind a transaction that was taken back, and gives it the same event.
    func openAgain() {
        worker.handle(.opened)
        offer(Self.event, key: "O1")
    }

    private static let event = """
        {"eventId":"e1","orderId":"O1","event":"receipt_confirmed","platform":"taobao",\
        "occurredAt":"2026-03-02T10:00:00+08:00"}
        """

    /// The ends of its inputs, all of which it has read.
    var ends: [InputOffset] {
        let offered = offered
        return Self.partitions.map { InputOffset($0, $0.topic == offered ? 1 : 0) }
    }

    private func end(of topic: InputTopic) -> Int64 { topic == offered ? 1 : 0 }

    static func isCommit(_ action: WorkerAction) -> Bool {
        guard case .commit = action else { return false }
        return true
    }

    /// Answers what needs no thought, until it asks for something.
    ///
    /// - Returns: Whether it did.
    func actUntil(_ isAsked: (WorkerAction) -> Bool) -> Bool {
        for _ in 0..<100 {
            let action = worker.next()
            if isAsked(action) { return true }
            switch action {
            case .take(let input, _): worker.handle(.took(end: end(of: input.topic)))
            case .begin: worker.handle(.begun)
            case .produce: worker.handle(.produced)
            case .wait(let milliseconds): pass(milliseconds)
            case .askChangelogEnds:
                worker.handle(.changelogEnds([ChangelogPosition(partition: 0, offset: 7)]))
            case .askEnds, .renewProducer, .fetchOffsets, .restore, .readChangelog, .assign, .commit, .abort,
                .unassign, .findTwin, .rejoin, .leave:
                return false
            }
        }
        return false
    }
}
