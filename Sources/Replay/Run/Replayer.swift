public import Classification
internal import OrderDomain
public import StreamTask

/// Feeds the records of dumps to the tasks in merged order and writes what they answer.
///
/// Records are loaded, decoded and classified in windows, by as many threads as asked for, while one of
/// them applies the window before: the tasks see one record after the other in any case, so that the
/// outputs are a function of the records and the settings alone. Memory: the index (64 bytes a record), the
/// tasks' state, two windows, one output buffer.
public struct Replayer: ~Copyable {
    private var tasks: TaskSet
    private var lines: OutputLines
    private var summary = ReplaySummary()
    /// Outputs by ``OutputTopic/place``.
    private var outputCounts = [Int](repeating: 0, count: OutputTopic.all.count)
    private let table: CompiledTable
    private let settings: ReplaySettings

    /// A replayer without state.
    public init(table: CompiledTable, settings: ReplaySettings) {
        tasks = TaskSet(table: table, settings: settings.tasks)
        lines = OutputLines(names: settings.outputs)
        self.table = table
        self.settings = settings
    }

    /// Replays all of `index` into `sink`.
    public consuming func run(
        _ index: borrowing DumpIndex, into sink: inout OutputSink
    ) throws(ReplayFailure) -> ReplaySummary {
        do throws(CorruptState) {
            if settings.threads > 1 {
                try runThreaded(index, into: &sink)
            } else {
                try runAlone(index, into: &sink)
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

    private mutating func runAlone(
        _ index: borrowing DumpIndex, into sink: inout OutputSink
    ) throws(CorruptState) {
        var loader = makeLoader(of: index)
        let window = RecordWindow(capacity: RecordWindow.stride)
        var position = 0
        while position < index.count, sink.failure == nil {  // Bound: the index.
            window.begin(position..<index.count)
            window.fill(&loader, from: index)
            for slot in 0..<window.count where sink.failure == nil {
                foresee(from: position + slot, in: index)
                try apply(window[slot], to: &sink)
            }
            position += window.count
        }
    }

    /// Asks the memory for the state of the orders whose records stand behind `position`.
    private mutating func foresee(from position: Int, in index: borrowing DumpIndex) {
        if let next = index.foreseeable(position + TaskSet.foresight.index) {
            tasks.foresee(next.key.span, partition: next.partition, isNear: false)
        }
        if let next = index.foreseeable(position + TaskSet.foresight.record) {
            tasks.foresee(next.key.span, partition: next.partition, isNear: true)
        }
    }

    private func makeLoader(of index: borrowing DumpIndex) -> RecordLoader {
        RecordLoader(table: table, settings: settings.tasks, topics: index.topics)
    }

    /// Windows are large enough that coming together costs nothing beside them, and small enough for the
    /// caches.
    private static let windowSize = 1_024

    /// One window is applied here while the pool fills the next.
    private mutating func runThreaded(
        _ index: borrowing DumpIndex, into sink: inout OutputSink
    ) throws(CorruptState) {
        let pool = LoaderPool(copy index, threads: settings.threads) { makeLoader(of: index) }
        var current = RecordWindow(capacity: Self.windowSize)
        var next = RecordWindow(capacity: Self.windowSize)
        var position = 0
        repeat {
            swap(&current, &next)
            next.begin(position..<index.count)
            position += next.count
            try apply(current, whileFilling: next, by: pool, into: &sink)
        } while next.count > 0 && sink.failure == nil  // Bound: the index.
    }

    private mutating func apply(
        _ window: RecordWindow, whileFilling next: RecordWindow, by pool: LoaderPool,
        into sink: inout OutputSink
    ) throws(CorruptState) {
        pool.begin(next)
        defer { pool.finish(next) }
        for slot in 0..<window.count where sink.failure == nil { try apply(window[slot], to: &sink) }
    }

    private mutating func apply(
        _ prepared: borrowing PreparedRecord, to sink: inout OutputSink
    ) throws(CorruptState) {
        if try tasks.admit(prepared) {
            while try tasks.fireNext() { write(to: &sink) }
            try tasks.apply(prepared)
        }
        write(to: &sink)
    }

    private mutating func write(to sink: inout OutputSink) {
        if tasks.outputs.entries.isEmpty { return }
        for entry in tasks.outputs.entries {
            outputCounts[entry.topic.place] += 1
            lines.append(entry, of: tasks.outputs.bytes, to: &sink.buffer)
            sink.flushIfFull()
        }
        tasks.outputs.removeAll()
    }

    private func closing(_ index: borrowing DumpIndex) -> ReplaySummary {
        var summary = summary
        summary.records = index.count
        summary.wasSorted = !index.wasInOrder
        for (topic, count) in zip(OutputTopic.all, outputCounts) where count > 0 {
            summary.outputs[topic] = count
        }
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
