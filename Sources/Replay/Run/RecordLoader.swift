internal import Classification
internal import LogModel
internal import OrderDomain
internal import StreamTask

/// Loads records of an index and prepares them for the tasks, in two halves. One a thread.
struct RecordLoader {
    private var raw = RawRecord()
    private var preparer: Preparer
    /// The names of the index's topics.
    private let topics: [[UInt8]]

    init(table: CompiledTable, settings: TaskSettings, topics: [DumpOptions.Topic]) {
        preparer = Preparer(table: table, settings: settings)
        self.topics = topics.map { Array($0.name.utf8) }
    }

    /// Fills `prepared` with the record at `position` of the index's order, and decodes it; what its text
    /// reads as is left to ``classify(_:)``.
    mutating func load(_ position: Int, of index: borrowing DumpIndex, into prepared: inout PreparedRecord) {
        let entry = index[position]
        (prepared.record.hasKey, prepared.record.hasPayload) = index.load(
            position, key: &prepared.record.key, payload: &prepared.record.payload)
        prepared.record.topic = topics[Int(entry.topic)]
        (prepared.record.partition, prepared.record.offset) = (entry.partition, entry.offset ?? -1)
        prepared.record.headers.clear()
        if entry.hasHeaders { loadHeaders(position, of: index, into: &prepared.record) }
        prepared.role = entry.role
        prepared.clock = RecordClock(
            timestamp: entry.timestamp, isKnown: entry.timestampForDecoding != nil,
            judge: index.judge(of: entry))
        preparer.decode(&prepared)
    }

    /// The second half: what a track's text reads as.
    mutating func classify(_ prepared: inout PreparedRecord) { preparer.classify(&prepared) }

    private mutating func loadHeaders(
        _ position: Int, of index: borrowing DumpIndex, into record: inout Record
    ) {
        index.load(position, into: &raw)
        for header in raw.headers {
            let name = Array(raw.heap[header.name.bounds])
            let value = header.value.map { Array(raw.heap[$0.bounds]) }
            record.headers.append(Header(name: name, value: value))
        }
    }
}
