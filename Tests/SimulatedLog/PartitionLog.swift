/// One partition: records and transaction markers, each at an offset of its own.
package struct PartitionLog {
    private enum Content {
        case record(StoredRecord)
        /// The end of a transaction: it takes an offset, and no consumer sees it.
        case marker
        /// A newer record has its key.
        case compacted
    }

    private struct Entry {
        var content: Content
        /// The producer whose open transaction it belongs to.
        var openProducer: Int?
        var isAborted = false
    }

    private var entries: [Entry] = []
    /// The first offset of every open transaction, by producer.
    private var open: [(producer: Int, first: Int64)] = []

    package var highWatermark: Int64 { Int64(entries.count) }
    /// What a `read_committed` consumer sees the end of.
    package var lastStableOffset: Int64 { open.map(\.first).min() ?? highWatermark }

    /// The offset behind the last record that is committed or outside of transactions; 0 without one.
    package var endOfRecords: Int64 {
        var end = lastStableOffset
        while end > 0, record(at: end - 1) == nil { end -= 1 }
        return end
    }

    /// - Parameter producer: Whose open transaction it belongs to; `nil` outside of any.
    mutating func append(_ record: StoredRecord, by producer: Int?) {
        var record = record
        record.offset = highWatermark
        if let producer, !open.contains(where: { $0.producer == producer }) {
            open.append((producer, record.offset))
        }
        entries.append(Entry(content: .record(record), openProducer: producer))
    }

    /// Appends the end of somebody's transaction.
    mutating func appendMarker() { entries.append(Entry(content: .marker)) }

    /// Writes the marker that ends a producer's transaction here.
    mutating func end(_ producer: Int, isAborted: Bool) {
        guard let place = open.firstIndex(where: { $0.producer == producer }) else { return }
        for index in Int(open[place].first)..<entries.count where entries[index].openProducer == producer {
            entries[index].openProducer = nil
            entries[index].isAborted = isAborted
        }
        open.remove(at: place)
        appendMarker()
    }

    /// What a `read_committed` fetch brings.
    ///
    /// - Returns: At most `limit` records, and the offset to go on from: behind the last one, or the last
    ///   stable offset where there are no more.
    func read(from offset: Int64, limit: Int) -> (records: [StoredRecord], next: Int64) {
        var records: [StoredRecord] = []
        let end = lastStableOffset
        var next = offset
        while next < end && records.count < limit {
            if let record = record(at: next) { records.append(record) }
            next += 1
        }
        return (records, next)
    }

    /// All that `read_committed` shows.
    package var committedRecords: [StoredRecord] { read(from: 0, limit: .max).records }

    private func record(at offset: Int64) -> StoredRecord? {
        let entry = entries[Int(offset)]
        guard !entry.isAborted, case .record(let record) = entry.content else { return nil }
        return record
    }

    /// Lets go of records that a newer committed one of their key stands for; the last one of a key stays.
    ///
    /// - Parameter removals: A record without a value and with an older timestamp goes too.
    mutating func compact(upTo limit: Int64, removalsBefore removals: Int64) {
        var seen: Set<[UInt8]> = []
        for index in (0..<Int(min(limit, lastStableOffset))).reversed() {
            guard let record = record(at: Int64(index)), let key = record.key else { continue }
            let isGone = record.value == nil && record.timestamp ?? 0 < removals
            if !seen.insert(key).inserted || isGone { entries[index].content = .compacted }
        }
    }
}
