/// Reads the primitives of a state record. Reading behind the end sets ``isTorn`` and gives zeros, so
/// that a reader checks once, at its end.
package struct RecordReader: ~Escapable {
    private let bytes: Span<UInt8>
    package private(set) var position = 0
    package private(set) var isTorn = false

    /// Reads from the start of `bytes`.
    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// Marks the record as torn: it says something impossible.
    package mutating func fail() { isTorn = true }

    /// Whether everything was read.
    package var isAtEnd: Bool { position == bytes.count }

    /// One byte.
    @inline(__always)
    package mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            isTorn = true
            return 0
        }
        let byte = bytes[unchecked: position]  // Just checked.
        position += 1
        return byte
    }

    /// LEB128; most are one byte.
    @inline(__always)
    package mutating func varint() -> UInt64 {
        let first = byte()
        return first < 128 ? UInt64(first) : longVarint(UInt64(first & 127))
    }

    private mutating func longVarint(_ low: UInt64) -> UInt64 {
        var value = low
        var shift: UInt64 = 7
        while shift < 64 {
            let next = byte()
            value |= UInt64(next & 127) << shift
            if next < 128 { return value }
            shift += 7
        }
        isTorn = true
        return 0
    }

    /// Zigzag.
    package mutating func signed() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// Eight bytes, little-endian.
    package mutating func fixed64() -> UInt64 {
        guard position + 8 <= bytes.count else {
            isTorn = true
            return 0
        }
        position += 8
        let start = position - 8
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
    }

    /// Two bytes, little-endian.
    package mutating func fixed16() -> UInt16 {
        let low = UInt16(byte())
        return low | UInt16(byte()) << 8
    }

    /// The offsets of a length-prefixed run of bytes.
    package mutating func run() -> Range<Int> {
        let count = varint()
        guard count <= UInt64(bytes.count - position) else {
            isTorn = true
            return 0..<0
        }
        position += Int(count)
        return position - Int(count)..<position
    }

    /// A length-prefixed run, copied.
    package mutating func copiedRun() -> [UInt8] {
        let run = run()
        return bytes.withUnsafeBufferPointer { Array($0[run]) }
    }

    /// A count of entries, each of at least one byte: never more than there are bytes left.
    package mutating func count() -> Int {
        let count = varint()
        guard count <= UInt64(bytes.count - position) else {
            isTorn = true
            return 0
        }
        return Int(count)
    }
}
