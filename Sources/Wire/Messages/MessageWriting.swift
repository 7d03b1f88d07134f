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
        appendPlainString(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Appends an id as a JSON string.
    mutating func appendFingerprint(_ id: Fingerprint?) {
        guard let id else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        id.appendHex(to: &self)
        append(UInt8(ascii: "\""))
    }

    /// Appends a field of a contract's word.
    @inline(__always)
    mutating func appendField(_ name: StaticString, _ value: StaticString?) {
        appendRaw(name)
        appendName(value)
    }

    /// Appends a field of a number.
    @inline(__always)
    mutating func appendField(_ name: StaticString, _ value: Int64?) {
        appendRaw(name)
        if let value { appendDecimal(value) } else { appendRaw("null") }
    }

    /// Appends a field of an instant.
    @inline(__always)
    mutating func appendField(_ name: StaticString, _ value: Instant?) {
        appendRaw(name)
        guard let value else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        appendInstant(value)
        append(UInt8(ascii: "\""))
    }
}
