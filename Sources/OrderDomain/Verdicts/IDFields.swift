/// The fields of an id as R4.1 hashes them: each as a 4-byte little-endian length and its UTF-8, null
/// as length 2^32−1.
struct IDFields {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    /// XXH3-128 over all fields so far.
    var fingerprint: Fingerprint { Fingerprint(of: bytes.span) }

    mutating func appendNull() { append(length: .max) }

    mutating func append(_ heap: [UInt8], _ range: ByteRange) {
        append(length: UInt32(range.count))
        bytes.append(range, of: heap)
    }

    mutating func append(_ name: StaticString?) {
        guard let name else { return appendNull() }
        append(length: UInt32(name.utf8CodeUnitCount))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// A number in decimal.
    mutating func append(_ number: Int64?) {
        guard let number else { return appendNull() }
        let digits = String(number).utf8
        append(length: UInt32(digits.count))
        bytes.append(contentsOf: digits)
    }

    mutating func append(_ id: Fingerprint?) {
        guard let id else { return appendNull() }
        append(length: 32)
        id.appendHex(to: &bytes)
    }

    private mutating func append(length: UInt32) {
        withUnsafeBytes(of: length.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
