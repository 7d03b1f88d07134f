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

    private mutating func load(_ position: Int, of index: borrowing DumpIndex) -> DumpEntry {
        let entry = index[position]
        index.load(position, into: &raw)
        record.reset()
        record.topic.append(contentsOf: index.topicName(of: entry).utf8)
        (record.partition, record.offset) = (entry.partition, entry.offset ?? -1)
        if let key = raw.key {
            record.hasKey = true
            record.key.append(contentsOf: raw.heap[key.bounds])
        }
        if let payload = raw.payload {
            record.hasPayload = true
            record.payload.append(contentsOf: raw.heap[payload.bounds])
        }
        for header in raw.headers {
            record.headers.append(
                Header(
                    name: Array(raw.heap[header.name.bounds]),
                    value: header.value.map { Array(raw.heap[$0.bounds]) }))
        }
        return entry
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
