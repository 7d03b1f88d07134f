internal import Classification
internal import LogModel
internal import OrderDomain
internal import StreamTask

/// Loads records of an index and prepares them for the tasks. One a thread.
struct RecordLoader {
    private var raw = RawRecord()
    private var preparer: Preparer
    /// The names of the index's topics.
    private let topics: [[UInt8]]

    init(table: CompiledTable, settings: TaskSettings, topics: [DumpOptions.Topic]) {
        preparer = Preparer(table: table, settings: settings)
        self.topics = topics.map { Array($0.name.utf8) }
    }

    /// Fills `prepared` with the record at `position` of the index's order.
    mutating func load(_ position: Int, of index: borrowing DumpIndex, into prepared: inout PreparedRecord) {
        let entry = index[position]
        index.load(position, into: &raw)
        prepared.record.key.clear()
        prepared.record.payload.clear()
        prepared.record.headers.clear()
        prepared.record.topic = topics[Int(entry.topic)]
        (prepared.record.partition, prepared.record.offset) = (entry.partition, entry.offset ?? -1)
        prepared.record.hasKey = raw.key != nil
        prepared.record.key.append(raw.key ?? .none, of: raw.heap)
        prepared.record.hasPayload = raw.payload != nil
        prepared.record.payload.append(raw.payload ?? .none, of: raw.heap)
        for header in raw.headers {
            let name = Array(raw.heap[header.name.bounds])
            let value = header.value.map { Array(raw.heap[$0.bounds]) }
            prepared.record.headers.append(Header(name: name, value: value))
        }
        prepared.role = entry.role
        prepared.clock = RecordClock(
            timestamp: entry.timestamp, isKnown: entry.timestampForDecoding != nil,
            judge: index.judge(of: entry))
        preparer.prepare(&prepared)
    }
}
