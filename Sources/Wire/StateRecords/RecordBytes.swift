/// Why bytes are no state record of ours. Fatal: state is never guessed.
public enum CorruptRecord: Error, Equatable, Sendable {
    /// They end too early, or a length or an index points behind their end.
    case torn
    /// Their version is newer than this binary reads.
    case newer(UInt8)
}

/// Appends the primitives of a state record.
package struct RecordWriter {
    package var bytes: [UInt8]

    /// Goes on behind `bytes`.
    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// LEB128: seven bits a byte, low ones first.
    package mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Zigzag: small magnitudes of either sign stay short.
    package mutating func append(signed value: Int64) {
        append(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    package mutating func append(fixed value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func append(fixed value: UInt16) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// A length and those bytes.
    package mutating func append(run: [UInt8]) {
        append(varint: UInt64(run.count))
        bytes.append(contentsOf: run)
    }

    /// A length and that many bytes of `heap`.
    package mutating func append(_ heap: [UInt8], _ start: Int, _ count: Int) {
        append(varint: UInt64(count))
        bytes.append(contentsOf: heap[start..<start + count])
    }
}

/// Reads the primitives of a state record. Reading behind the end sets ``isTorn`` and gives zeros, so
/// that a reader checks once, at its end.
package struct RecordReader: ~Escapable {
    private let bytes: Span<UInt8>
    package private(set) var position = 0
    package private(set) var isTorn = false

    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) { self.bytes = bytes }

    /// Marks the record as torn: it says something impossible.
    package mutating func fail() { isTorn = true }

    package var isAtEnd: Bool { position == bytes.count }

    package mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            isTorn = true
            return 0
        }
        position += 1
        return bytes[position - 1]
    }

    package mutating func varint() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 64 {
            let next = byte()
            value |= UInt64(next & 127) << shift
            if next < 128 { return value }
            shift += 7
        }
        isTorn = true
        return 0
    }

    package mutating func signed() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    package mutating func fixed64() -> UInt64 {
        guard position + 8 <= bytes.count else {
            isTorn = true
            return 0
        }
        position += 8
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: position - 8, as: UInt64.self))
        }
    }

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
