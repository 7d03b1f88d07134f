public import LogModel
public import OrderDomain

/// Where an output goes (CONTRACT 2); the topics' names are the configuration's.
public enum OutputTopic: Hashable, Sendable {
    /// The current verdict of each parcel; compacted.
    case verdicts
    /// One topic a kind of action.
    case actions(ActionKind)
    /// Bad records.
    case deadLetter
}

/// The outputs of the records processed since it was last emptied, in the order of R2.5.
///
/// Bytes lie in one heap, so that an output costs no allocation. Emptied by who takes them, at the
/// latest after every batch: that is its bound.
public struct OutputBuffer: Sendable {
    /// Keys and values.
    public private(set) var bytes: [UInt8] = []
    /// The outputs in order.
    public private(set) var entries: [Entry] = []

    /// No outputs.
    public init() {}

    /// One output record.
    public struct Entry: Sendable {
        /// Its topic.
        public var topic: OutputTopic
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
                topic: topic, key: ByteRange(start: start, count: middle - start), hasKey: true,
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
    mutating func emitDeadLetter(_ record: borrowing Record, headers: [Header], at timestamp: Instant) {
        let start = bytes.count
        if record.hasKey { bytes.append(contentsOf: record.key) }
        let middle = bytes.count
        if record.hasPayload { bytes.append(contentsOf: record.payload) }
        entries.append(
            Entry(
                topic: .deadLetter, key: ByteRange(start: start, count: middle - start),
                hasKey: record.hasKey,
                value: ByteRange(start: middle, count: bytes.count - middle), hasValue: record.hasPayload,
                headers: headers, timestamp: timestamp))
    }
}
