public import LogModel
public import OrderDomain

/// The outputs of the records processed since it was last emptied, in the order of R2.5.
///
/// Bytes lie in one heap, so that an output costs no allocation. Emptied by who takes them, at the
/// latest after every batch: that is its bound.
public struct OutputBuffer: Sendable {
    /// Keys and values.
    public private(set) var bytes: [UInt8] = []
    /// The outputs in order.
    public private(set) var entries: [Entry] = []
    /// The task that what is emitted next comes from.
    var partition: Int32 = 0

    /// No outputs.
    public init() {}

    /// One output record.
    public struct Entry: Sendable {
        /// Its topic.
        public var topic: OutputTopic
        /// Its partition: that of its task; of the hop's, where it goes (CONTRACT 2).
        public var partition: Int32
        /// Its key; ``hasKey`` tells null from empty.
        public var key: ByteRange
        /// Whether it has a key.
        public var hasKey: Bool
        /// Its value.
        public var value: ByteRange
        /// Whether it has a value; one without is a tombstone, or a dead letter of one.
        public var hasValue: Bool
        /// Its headers; dead letters have some.
        public var headers: [Header]
        /// The record timestamp: that of the record, or the due of the clock, that caused it (CONTRACT 5).
        public var timestamp: Instant
        /// Of a changelog record, its header `due` in milliseconds, or ``noDue``.
        public var due = Self.noDue

        /// ``due`` of a record without one.
        public static let noDue = Int64.min
    }

    /// Empties it and keeps the buffers.
    public mutating func removeAll() {
        bytes.clear()
        entries.clear()
    }

    /// Appends an output whose key and value `write` appends to the heap.
    mutating func emit(
        _ topic: OutputTopic, at timestamp: Instant,
        key writeKey: (inout [UInt8]) -> Void, value writeValue: (inout [UInt8]) -> Void
    ) {
        let start = bytes.count
        writeKey(&bytes)
        let middle = bytes.count
        writeValue(&bytes)
        entries.append(
            Entry(
                topic: topic, partition: partition, key: ByteRange(start: start, count: middle - start),
                hasKey: true,
                value: ByteRange(start: middle, count: bytes.count - middle), hasValue: true, headers: [],
                timestamp: timestamp))
    }

    /// Appends a tombstone: what stood under the key is forgotten.
    mutating func emitTombstone(
        _ topic: OutputTopic, at timestamp: Instant, key writeKey: (inout [UInt8]) -> Void
    ) {
        emit(topic, at: timestamp, key: writeKey) { _ in }
        entries[entries.count - 1].hasValue = false
    }

    /// Appends a dead letter: the record's bytes and headers untouched, and why (CONTRACT 2).
    ///
    /// - Parameters:
    ///   - reasons: The `dl.` headers.
    ///   - limit: The largest record that the topic takes, in bytes; what is larger goes out with a hash in
    ///     place of its bytes, and without its own headers where they alone are too much.
    mutating func emitDeadLetter(
        _ record: borrowing Record, reasons: [Header], at timestamp: Instant, limit: Int
    ) {
        let key = record.hasKey ? record.key.count : 0
        let value = record.hasPayload ? record.payload.count : 0
        let own = Self.size(of: record.headers)
        let rest = Self.overhead + key + Self.size(of: reasons) + Self.hashHeaderBytes
        let fits = rest + own + value <= limit
        var headers = rest + own <= limit ? record.headers + reasons : reasons
        if !fits { headers.append(Self.hash(of: record)) }
        let start = bytes.count
        let keepsKey = record.hasKey && rest <= limit
        if keepsKey { bytes.append(contentsOf: record.key) }
        let middle = bytes.count
        if record.hasPayload && fits { bytes.append(contentsOf: record.payload) }
        entries.append(
            Entry(
                topic: .deadLetter, partition: partition,
                key: ByteRange(start: start, count: middle - start), hasKey: keepsKey,
                value: ByteRange(start: middle, count: bytes.count - middle),
                hasValue: record.hasPayload && fits, headers: headers, timestamp: timestamp))
    }

    /// Appends a record of the changelog: a tombstone where `value` is `nil`.
    mutating func emitChangelog(
        _ key: Span<UInt8>, _ value: Span<UInt8>?, due: Int64?, at timestamp: Instant
    ) {
        emit(.changelog, at: timestamp) {
            $0.appendAll(key)
        } value: { bytes in
            if let value { bytes.appendAll(value) }
        }
        entries[entries.count - 1].hasValue = value != nil
        entries[entries.count - 1].due = due ?? Entry.noDue
    }

    /// Appends a record of the hop for the partition that it goes to, with its time in the header `ts`.
    mutating func emitHop(
        _ topic: OutputTopic, to partition: Int32, key: Span<UInt8>, value: Span<UInt8>,
        at timestamp: Instant
    ) {
        emit(topic, at: timestamp) {
            $0.appendAll(key)
        } value: {
            $0.appendAll(value)
        }
        entries[entries.count - 1].partition = partition
        let text = Array(String(timestamp.milliseconds).utf8)
        entries[entries.count - 1].headers = [Header(name: HopHeader.timestamp, value: text)]
    }
}

// MARK: - Sizes of dead letters

extension OutputBuffer {
    /// What a batch of one record takes beside its bytes, rounded up.
    private static let overhead = 128
    /// What the header with the hash takes, rounded up.
    private static let hashHeaderBytes = 64

    private static func size(of headers: [Header]) -> Int {
        headers.reduce(0) { $0 + $1.name.count + ($1.value?.count ?? 0) + 10 }
    }

    private static func hash(of record: borrowing Record) -> Header {
        var digits: [UInt8] = []
        Fingerprint(of: record.payload.span).appendHex(to: &digits)
        return Header(name: Array("dl.xxh3".utf8), value: digits)
    }
}

/// Headers of the hop's records.
enum HopHeader {
    /// The record's time, in milliseconds as decimal digits (CONTRACT 2).
    static let timestamp = Array("ts".utf8)
}

extension [UInt8] {
    /// Appends a span's bytes.
    mutating func appendAll(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }
}
