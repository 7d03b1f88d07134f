import Classification
import LogModel
import OrderDomain
import RuleLoading
import SimulatedDisk
import StateStore
import Wire

@testable import OrderStories
@testable import StreamTask

/// A live task over simulated months of the same days: orders that are delivered and never heard of again,
/// and tracks whose order nobody names. What it holds in memory, on its disk and in its compacted topics.
struct Soak: ~Copyable {
    private static let rules = Result { () throws(RuleFileError) in try RuleSet.embedded() }
    private static let ordersADay = 20
    private static let strayTracksADay = 3

    /// What there is at the end of a day.
    struct Level: Equatable {
        /// Orders, and waybills with a track that waits.
        var records: Int
        var residentBytes: Int
        var diskBytes: Int
        var changelogKeys: Int
        var verdictKeys: Int
    }

    private var tasks: TaskSet
    private let disk = SimulatedDisk(seed: 1)
    private var offsets: [String: Int64] = [:]
    private var position: Int64 = 0
    /// Keys that stand in the compacted topics.
    private var changelog: Set<[UInt8]> = []
    private var verdicts: Set<[UInt8]> = []
    private(set) var changelogTombstones = 0
    private(set) var verdictTombstones = 0
    private(set) var deadLetters = 0

    /// A task without state, on an empty disk.
    static func begin() throws -> Soak {
        var soak = Soak(table: try rules.get().table)
        try soak.open()
        return soak
    }

    private init(table: CompiledTable) {
        var live = LiveSettings(partitionCount: 1, partitioner: .murmur2)
        live.durable = DurableState(
            path: "state", cluster: "c", changelog: "log", retention: 86_400_000, files: disk.files)
        // So small that a few days make a generation.
        live.durable?.pacing = SnapshotPacing(fewestLogBytes: 1 << 16, bytesACommit: (1 << 12)...(1 << 14))
        tasks = TaskSet(table: table, settings: TaskSettings(clocks: .ofTheDocuments), live: live)
    }

    private mutating func open() throws {
        _ = try tasks.open(0, now: Hour(0).instant)
        try tasks.settleRestore(of: 0, at: 0, now: Hour(0).instant)
        _ = try tasks.adoptState(of: 0)
    }

    /// One day; a transaction an hour or so.
    mutating func live(day: Int) throws {
        let start = Hour.day(Int64(day))
        for number in 0..<Self.ordersADay {
            let (order, waybill) = ("O\(day)-\(number)", "YT\(day)X\(number)")
            let at = start + Hour(integerLiteral: Int64(number))
            try take(.placed(order, at))
            try take(.shipped(order, waybill, at + 0.25))
            try take(.direct(order, waybill, at + 0.5))
            try take(.direct(order, waybill, at + 0.75, .pickedUp))
            try commit(at: at + 0.75)
        }
        for number in 0..<Self.strayTracksADay {
            try take(
                .track("STRAY\(day)X\(number)", start + Hour(integerLiteral: Int64(Self.ordersADay + number)))
            )
        }
        try commit(at: start + 23)
    }

    var level: Level {
        Level(
            records: tasks.task(0)?.orderCount ?? 0, residentBytes: tasks.task(0)?.residentBytes ?? 0,
            diskBytes: disk.contents.values.reduce(0) { $0 + $1.count }, changelogKeys: changelog.count,
            verdictKeys: verdicts.count)
    }

    private mutating func take(_ record: TestRecord) throws {
        let offset = offsets[record.topic, default: 0]
        offsets[record.topic] = offset + 1
        let clock = RecordClock(timestamp: record.at.instant, isKnown: true, judge: record.at.instant)
        try tasks.process(record.record(offset: offset), role: record.role, clock: clock)
    }

    private mutating func commit(at hour: Hour) throws {
        tasks.stageRecord(of: 0, inputs: tasks.keptInputs(of: 0))
        tasks.emitChangelog(of: 0, at: hour.instant)
        for entry in tasks.outputs.entries { count(entry) }
        tasks.outputs.removeAll()
        try tasks.commit(0, at: position, now: hour.instant)
    }

    private mutating func count(_ entry: OutputBuffer.Entry) {
        let key = Array(tasks.outputs.bytes[entry.key.bounds])
        switch entry.topic {
        case .changelog:
            position += 1
            if entry.hasValue { changelog.insert(key) } else { changelog.remove(key) }
            if !entry.hasValue { changelogTombstones += 1 }
        case .verdicts:
            if entry.hasValue { verdicts.insert(key) } else { verdicts.remove(key) }
            if !entry.hasValue { verdictTombstones += 1 }
        case .deadLetter: deadLetters += 1
        case .actions, .waybillLinks, .linkedTracks: break
        }
    }
}
