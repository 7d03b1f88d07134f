public import Classification
internal import LogModel
internal import OrderDomain
public import StreamTask

/// Feeds the records of dumps to the tasks in merged order and writes what they answer.
///
/// Serial and deterministic: the outputs are a function of the records and the settings. Memory: the
/// index (56 bytes a record), the tasks' state, one output buffer.
public struct Replayer: ~Copyable {
    private var tasks: TaskSet
    private var raw = RawRecord()
    private var record = Record()
    /// The topic that ``record`` names, by its place in the index.
    private var newestTopic: UInt8?
    private var lines: OutputLines
    private var summary = ReplaySummary()
    private let settings: ReplaySettings

    /// A replayer without state.
    public init(table: CompiledTable, settings: ReplaySettings) {
        tasks = TaskSet(table: table, settings: settings.tasks)
        lines = OutputLines(names: settings.outputs)
        self.settings = settings
    }

    /// Replays all of `index` into `sink`.
    public consuming func run(
        _ index: borrowing DumpIndex, into sink: inout OutputSink
    ) throws(ReplayFailure) -> ReplaySummary {
        do throws(CorruptState) {
            for position in 0..<index.count {
                foresee(from: position, in: index)
                let entry = load(position, of: index)
                let clock = RecordClock(
                    timestamp: entry.timestamp, isKnown: entry.timestampForDecoding != nil,
                    judge: index.judge(of: entry))
                if try tasks.admit(record, role: entry.role, clock: clock) {
                    while try tasks.fireNext() { write(to: &sink) }
                    try tasks.apply(record, clock: clock)
                }
                write(to: &sink)
                if sink.failure != nil { break }
            }
            if let until = settings.until {
                while try tasks.fireNext(until: until), sink.failure == nil { write(to: &sink) }
            }
        } catch {
            throw .corrupt(error)
        }
        sink.flush()
        if let failure = sink.failure { throw .output(failure) }
        return closing(index)
    }

    /// Asks the memory for what the records behind `position` will need.
    private mutating func foresee(from position: Int, in index: borrowing DumpIndex) {
        index.foresee(position + 2 * TaskSet.foresight.index)
        if let next = index.foreseeable(position + TaskSet.foresight.index) {
            tasks.foresee(next.key.span, partition: next.partition, isNear: false)
        }
        if let next = index.foreseeable(position + TaskSet.foresight.record) {
            tasks.foresee(next.key.span, partition: next.partition, isNear: true)
        }
    }

    private mutating func load(_ position: Int, of index: borrowing DumpIndex) -> DumpEntry {
        let entry = index[position]
        index.load(position, into: &raw)
        take(entry.topic, of: index)
        record.key.removeAll(keepingCapacity: true)
        record.payload.removeAll(keepingCapacity: true)
        if !record.headers.isEmpty { record.headers.removeAll(keepingCapacity: true) }
        (record.partition, record.offset) = (entry.partition, entry.offset ?? -1)
        (record.hasKey, record.hasPayload) = (raw.key != nil, raw.payload != nil)
        if let key = raw.key { record.key.append(key, of: raw.heap) }
        if let payload = raw.payload { record.payload.append(payload, of: raw.heap) }
        for header in raw.headers {
            record.headers.append(
                Header(
                    name: Array(raw.heap[header.name.bounds]),
                    value: header.value.map { Array(raw.heap[$0.bounds]) }))
        }
        return entry
    }

    /// Names the record's topic, which is mostly the last record's.
    private mutating func take(_ topic: UInt8, of index: borrowing DumpIndex) {
        if topic == newestTopic { return }
        newestTopic = topic
        record.topic = Array(index.topics[Int(topic)].name.utf8)
    }

    private mutating func write(to sink: inout OutputSink) {
        if tasks.outputs.entries.isEmpty { return }
        for entry in tasks.outputs.entries {
            summary.outputs[entry.topic, default: 0] += 1
            lines.append(entry, of: tasks.outputs.bytes, to: &sink.buffer)
            sink.flushIfFull()
        }
        tasks.outputs.removeAll()
    }

    private func closing(_ index: borrowing DumpIndex) -> ReplaySummary {
        var summary = summary
        summary.records = index.count
        summary.deadLetters = tasks.deadLetters
        summary.heldTracks = tasks.heldTracks
        (summary.orders, summary.stateBytes) = (tasks.orderCount, tasks.residentBytes)
        (summary.skippedRecords, summary.skippedLines) = (index.skippedRecords, index.skippedLines)
        return summary
    }
}

/// Why a replay ended before its last record.
public enum ReplayFailure: Error, Equatable, Sendable {
    /// A state record did not read: our own fault (exit 4).
    case corrupt(CorruptState)
    /// The outputs could not be written; the number is `errno`'s.
    case output(Int32)
}
