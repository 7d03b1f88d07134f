internal import OrderDomain

/// Reads the primitives of a state record. Reading behind the end sets ``isTorn`` and gives zeros, so
/// that a reader checks once, at its end.
package struct RecordReader: ~Escapable {
    private let bytes: Span<UInt8>
    /// The bytes' memory: a span's own reads go through a closure each. Valid as long as ``bytes``.
    private let base: UnsafeRawPointer?
    private let end: Int
    package private(set) var position = 0
    package private(set) var isTorn = false

    /// Reads from the start of `bytes`.
    @_lifetime(copy bytes)
    package init(_ bytes: Span<UInt8>) {
        self.bytes = bytes
        (base, end) = bytes.withUnsafeBytes { ($0.baseAddress, $0.count) }
    }

    /// Marks the record as torn: it says something impossible.
    package mutating func fail() { isTorn = true }

    /// Whether everything was read.
    package var isAtEnd: Bool { position == end }

    /// One byte.
    @inline(__always)
    package mutating func byte() -> UInt8 {
        guard let base, position < end else {
            isTorn = true
            return 0
        }
        let byte = base.load(fromByteOffset: position, as: UInt8.self)
        position &+= 1
        return byte
    }

    /// LEB128; most are one byte.
    @inline(__always)
    package mutating func varint() -> UInt64 {
        let first = byte()
        return first < 128 ? UInt64(first) : longVarint(UInt64(first & 127))
    }

    @inline(__always)
    private mutating func longVarint(_ low: UInt64) -> UInt64 {
        var value = low
        var shift: UInt64 = 7
        while shift < 64 {
            let next = byte()
            value |= UInt64(next & 127) &<< shift
            if next < 128 { return value }
            shift &+= 7
        }
        isTorn = true
        return 0
    }

    /// Zigzag.
    @inline(__always)
    package mutating func signed() -> Int64 {
        let value = varint()
        return Int64(bitPattern: value &>> 1) ^ (0 &- Int64(bitPattern: value & 1))
    }

    /// Eight bytes, little-endian.
    @inline(__always)
    package mutating func fixed64() -> UInt64 {
        guard let base, end &- position >= 8 else {
            isTorn = true
            return 0
        }
        position &+= 8
        return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: position &- 8, as: UInt64.self))
    }

    /// Two bytes, little-endian.
    @inline(__always)
    package mutating func fixed16() -> UInt16 {
        guard let base, end &- position >= 2 else {
            isTorn = true
            return 0
        }
        position &+= 2
        return UInt16(littleEndian: base.loadUnaligned(fromByteOffset: position &- 2, as: UInt16.self))
    }

    /// The offsets of a length-prefixed run of bytes.
    @inline(__always)
    package mutating func run() -> Range<Int> {
        let count = varint()
        guard count <= UInt64(truncatingIfNeeded: end &- position) else {
            isTorn = true
            return 0..<0
        }
        let start = position
        position = start &+ Int(truncatingIfNeeded: count)
        return Range(uncheckedBounds: (start, position))
    }

    /// XXH3-64 of a run of ``run()``.
    package func hash(of run: Range<Int>) -> UInt64 { hash64(bytes.extracting(run)) }

    /// A length-prefixed run, copied.
    package mutating func copiedRun() -> [UInt8] {
        let run = run()
        return bytes.withUnsafeBufferPointer { Array($0[run]) }
    }

    /// A count of entries, each of at least one byte: never more than there are bytes left.
    package mutating func count() -> Int {
        let count = varint()
        guard count <= UInt64(end - position) else {
            isTorn = true
            return 0
        }
        return Int(count)
    }
}
