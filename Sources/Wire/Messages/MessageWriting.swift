internal import OrderDomain

// The parts that messages are made of.

extension OutputSpan where Element == UInt8 {
    /// The room that a contract's word or an id needs at most, with its quotes.
    static var roomForName: Int { 64 }

    /// Appends bytes of a log's heap as a JSON string; null where there are none.
    mutating func append(_ range: ByteRange?, of heap: UnsafeBufferPointer<UInt8>) {
        guard let range, !range.isEmpty else { return appendRaw("null") }
        appendJSONString(UnsafeBufferPointer(rebasing: heap[range.bounds]))
    }

    /// Appends a contract's word as a JSON string.
    mutating func appendName(_ name: StaticString?) {
        guard let name else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        appendRaw(name)
        append(UInt8(ascii: "\""))
    }

    /// Appends an id as a JSON string.
    mutating func appendFingerprint(_ id: Fingerprint?) {
        guard let id else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        id.appendHex(to: &self)
        append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    /// Appends bytes of the log's heap as a JSON string; null where there are none.
    mutating func append(_ range: ByteRange?, of log: borrowing OrderLog) {
        guard let range, !range.isEmpty else { return appendRaw("null") }
        appendJSONString(log.heap.span.extracting(range.bounds))
    }

    /// Appends a contract's word as a JSON string.
    mutating func appendName(_ name: StaticString?) {
        append(addingCapacity: OutputSpan<UInt8>.roomForName) { $0.appendName(name) }
    }

    /// Appends an id as a JSON string.
    mutating func appendFingerprint(_ id: Fingerprint?) {
        append(addingCapacity: OutputSpan<UInt8>.roomForName) { $0.appendFingerprint(id) }
    }
}
