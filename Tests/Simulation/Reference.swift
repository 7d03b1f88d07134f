internal import Classification
internal import LogModel
internal import OrderDomain
internal import StreamTask
internal import Wire

/// What the same records give on one thread, in merged order, without a log: the core as `replay` runs it.
struct Reference: ~Copyable {
    private var tasks: TaskSet
    private(set) var outputs: [OutputPlace: [OutputRecord]] = [:]

    init(
        _ records: [InputRecord], table: CompiledTable, settings: TaskSettings, until: Instant?
    ) throws(CorruptState) {
        tasks = TaskSet(table: table, settings: settings)
        for (record, role) in Self.merged(records) {
            let instant = Instant(milliseconds: record.timestamp)
            var raw = Record()
            raw.topic = settings.topics[role]
            (raw.partition, raw.offset) = (record.partition, record.offset)
            (raw.hasKey, raw.key) = (record.key != nil, record.key ?? [])
            (raw.hasPayload, raw.payload) = (record.value != nil, record.value ?? [])
            let clock = RecordClock(timestamp: instant, isKnown: true, judge: instant)
            try tasks.process(raw, role: role, clock: clock)
            drain()
        }
        if let until { while try tasks.fireNext(until: until) { drain() } }
    }

    /// By (place, role, partition, offset); all timestamps of a history are good.
    private static func merged(_ records: [InputRecord]) -> [(record: InputRecord, role: Role)] {
        var places: [InputPartition: Int64] = [:]
        var all: [(place: Int64, role: Role, record: InputRecord)] = []
        for record in records {
            let input = InputPartition(record.topic, record.partition)
            places[input] = max(places[input] ?? record.timestamp, record.timestamp)
            guard let role = record.topic.role, role != .service, let place = places[input] else { continue }
            all.append((place, role, record))
        }
        all.sort {
            ($0.place, $0.role.rawValue, $0.record.partition, $0.record.offset)
                < ($1.place, $1.role.rawValue, $1.record.partition, $1.record.offset)
        }
        return all.map { ($0.record, $0.role) }
    }

    private mutating func drain() {
        for entry in tasks.outputs.entries {
            let record = OutputRecord(entry, of: tasks.outputs.bytes)
            outputs[OutputPlace(topic: entry.topic, key: record.key), default: []].append(record)
        }
        tasks.outputs.removeAll()
    }
}
