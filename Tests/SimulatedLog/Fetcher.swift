internal import StreamTask

/// One partition being fetched: what librdkafka keeps of it.
struct Fetcher {
    let input: InputPartition
    var position: Int64
    /// Fetched, not taken yet.
    var atHand: [StoredRecord] = []
    /// The end that the last answer gave.
    var cachedEnd: Int64?
    /// An end-of-file event that was not taken yet.
    var endOfFile: Int64?
    private var lastEndOfFile: Int64 = -1

    init(_ start: InputOffset) { (input, position) = (start.input, start.offset) }

    /// One answer of the broker.
    ///
    /// - Parameter seesHighWatermark: Whether the end that comes along is the high watermark; else the last
    ///   stable offset.
    mutating func fetch(_ log: borrowing PartitionLog, limit: Int, seesHighWatermark: Bool, skipsGaps: Bool) {
        let (records, next) = log.read(from: position, limit: limit)
        let reached = records.isEmpty || skipsGaps ? next : (records.last?.offset ?? next) + 1
        (position, cachedEnd) = (reached, seesHighWatermark ? log.highWatermark : log.lastStableOffset)
        atHand += records
        // The event comes once an offset, with an empty answer.
        if records.isEmpty && position == log.lastStableOffset && lastEndOfFile != position {
            (lastEndOfFile, endOfFile) = (position, position)
        }
    }
}
