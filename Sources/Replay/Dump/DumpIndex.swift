internal import CXXHash
public import OrderDomain
internal import Wire

/// The records of some dumps in the order in which tasks take them: (place, role, partition, offset), or for
/// records without offset (`occurredAt`, role, bytes) (R2.0, CONTRACT 4).
///
/// Made by one pass over the envelopes; payloads are decoded only where no timestamp gives a place. How the
/// lines are interleaved or split into files does not change it. Memory: 60 bytes a record; the files are
/// mapped, not read.
public struct DumpIndex: Sendable {
    let files: [DumpFile]
    let entries: [DumpEntry]
    let order: [UInt32]

    /// The topics that ``DumpEntry/topic`` numbers.
    public let topics: [DumpOptions.Topic]
    /// The largest good timestamp of all records: the judge of `future` where a record has no good one.
    public let newestGood: Instant?
    /// Lines of the tools that were passed.
    public let skippedLines: Int
    /// Records of topics without a role that were passed.
    public let skippedRecords: Int
    /// Whether the lines of each (topic, partition) stood in offset order, so that nothing was sorted.
    public let wasInOrder: Bool

    /// Indexes the dumps at `paths`; `-` is standard input.
    public init(_ paths: [String], _ options: DumpOptions) throws(DumpFailure) {
        var builder = DumpIndexBuilder(options)
        for path in paths { try builder.read(path) }
        let order = try builder.order()
        files = builder.files
        entries = builder.entries
        self.order = order
        topics = builder.topics
        newestGood = builder.newestGood
        (skippedLines, skippedRecords) = (builder.skippedLines, builder.skippedRecords)
        wasInOrder = builder.wasInOrder
    }

    /// Number of records; one (topic, partition, offset) is one, however often it stands.
    public var count: Int { order.count }

    /// The record at `position` of the order.
    public subscript(position: Int) -> DumpEntry { entries[Int(order[position])] }

    /// The timestamp that `future` is judged against (CONTRACT 4); `nil` where the dumps have no good one.
    public func judge(of entry: DumpEntry) -> Instant? {
        entry.hasGoodTimestamp ? entry.timestamp : newestGood
    }

    /// Asks the memory for the beginning of the record at a position, where there is one.
    func foresee(_ position: Int) {
        guard position < count else { return }
        let entry = self[position]
        if let start = files.bytes(from: entry).baseAddress {
            qs_prefetch(start)
            qs_prefetch(start + 64)
            qs_prefetch(start + 128)
        }
    }

    /// Key and partition of the record at a position, where it is to be foreseen; `nil` behind the last and
    /// where the key is none or has escapes.
    func foreseeable(_ position: Int) -> (key: UnsafeBufferPointer<UInt8>, partition: Int32)? {
        guard position < count else { return nil }
        let entry = self[position]
        guard let token = entry.key.token, token.kind == .string else { return nil }
        return (UnsafeBufferPointer(rebasing: files.bytes(from: entry)[token.bounds]), entry.partition)
    }

    /// The name of an entry's topic.
    public func topicName(of entry: DumpEntry) -> String { topics[Int(entry.topic)].name }

    /// Unescapes the record at `position` of the order.
    ///
    /// Cost: about 0.6 ns a byte.
    public func load(_ position: Int, into record: inout RawRecord) {
        files.load(self[position], into: &record)
    }
}

extension DumpIndex {
    /// Unescapes key and payload of the record at `position` to where they are wanted, in place of what is
    /// there.
    ///
    /// - Returns: Whether there is a key, and whether there is a payload.
    func load(
        _ position: Int, key: inout [UInt8], payload: inout [UInt8]
    ) -> (hasKey: Bool, hasPayload: Bool) {
        let entry = self[position]
        let cursor = JSONCursor(files.bytes(from: entry), rule: .anyBytes)
        key.clear()
        payload.clear()
        if let token = entry.key.token { cursor.appendText(of: token, to: &key) }
        if let token = entry.payload.token { cursor.appendText(of: token, to: &payload) }
        return (entry.key.token != nil, entry.payload.token != nil)
    }
}

extension [DumpFile] {
    /// The bytes from a record's first on.
    func bytes(from entry: DumpEntry) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[Int(entry.file)].bytes[Int(entry.start)...])
    }

    /// Unescapes the record of `entry`.
    func load(_ entry: DumpEntry, into record: inout RawRecord) { record.load(entry, bytes(from: entry)) }
}
