/// The fields of an id as R4.1 hashes them: each as a 4-byte little-endian length and its UTF-8, null
/// as length 2^32−1.
///
/// Lives on the stack while it is filled: an id is made for every output.
struct IDFields {
    /// Room for all fields of an action: four ids of at most 128 bytes (R2.5), an id's hex digits, names
    /// and numbers.
    private static let capacity = 1_024

    private let base: UnsafeMutableRawPointer
    private var count = 0

    /// XXH3-128 over the fields that `fill` appends.
    static func fingerprint(_ fill: (inout IDFields) -> Void) -> Fingerprint {
        withUnsafeTemporaryAllocation(byteCount: capacity, alignment: 8) { room in
            guard let base = room.baseAddress else { return Fingerprint(high: 0, low: 0) }
            var fields = IDFields(base: base)
            fill(&fields)
            let bytes = UnsafeRawBufferPointer(start: base, count: fields.count)
            return Fingerprint(of: bytes.bindMemory(to: UInt8.self).span)
        }
    }

    private init(base: UnsafeMutableRawPointer) { self.base = base }

    mutating func appendNull() { append(length: .max) }

    mutating func append(_ heap: [UInt8], _ range: ByteRange) {
        heap.withUnsafeBytes { append(UnsafeRawBufferPointer(rebasing: $0[range.bounds])) }
    }

    /// A table's entry; null where the index is absent.
    mutating func append(_ heap: [UInt8], _ table: [ByteRange], _ index: LoggedEvent.TableIndex) {
        if index == LoggedEvent.absent { return appendNull() }
        append(heap, table[Int(index)])
    }

    mutating func append(_ name: StaticString?) {
        guard let name else { return appendNull() }
        append(UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// A number in decimal.
    mutating func append(_ number: Int64?) {
        guard let number else { return appendNull() }
        let digits = DecimalDigits(number.magnitude)
        let sign = number < 0 ? 1 : 0
        append(length: UInt32(sign + digits.count))
        room(sign + digits.count)
        if number < 0 { base.storeBytes(of: UInt8(ascii: "-"), toByteOffset: count, as: UInt8.self) }
        digits.write(to: base + count + sign)
        count += sign + digits.count
    }

    mutating func append(_ id: Fingerprint?) {
        guard let id else { return appendNull() }
        append(length: 32)
        room(32)
        id.writeHex(to: base + count)
        count += 32
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        append(length: UInt32(bytes.count))
        room(bytes.count)
        if let from = bytes.baseAddress { (base + count).copyMemory(from: from, byteCount: bytes.count) }
        count += bytes.count
    }

    private mutating func append(length: UInt32) {
        room(4)
        (base + count).storeBytes(of: length.littleEndian, as: UInt32.self)
        count += 4
    }

    private func room(_ bytes: Int) {
        precondition(count + bytes <= Self.capacity, "an id of more than 128 bytes got past the decoder")
    }
}
