/// Appends the primitives of a state record to memory that it owns and reuses.
///
/// Raw memory, because an array checks that it is unshared at every byte, and a record is mostly single
/// bytes: the same record costs a third this way.
package struct RecordWriter: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// Bytes written.
    package private(set) var count = 0

    /// An empty writer.
    package init(capacity: Int = 1_024) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    /// What was written; valid until the next append.
    package var span: Span<UInt8> {
        @_lifetime(borrow self) get {
            let span = UnsafeBufferPointer(start: base, count: count).span
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Forgets what was written and keeps the memory.
    package mutating func removeAll() { count = 0 }

    /// Makes room for `bytes` more.
    @inline(__always)
    private mutating func reserve(_ bytes: Int) {
        if count + bytes > capacity { grow(bytes) }
    }

    @inline(never)
    private mutating func grow(_ bytes: Int) {
        let larger = max(capacity * 2, count + bytes)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        (base, capacity) = (moved, larger)
    }

    /// One byte.
    @inline(__always)
    package mutating func append(byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    /// LEB128: seven bits a byte, low ones first.
    @inline(__always)
    package mutating func append(varint value: UInt64) {
        reserve(10)
        var rest = value
        while rest >= 128 {
            base[count] = UInt8(truncatingIfNeeded: rest) | 128
            count += 1
            rest >>= 7
        }
        base[count] = UInt8(truncatingIfNeeded: rest)
        count += 1
    }

    /// Zigzag: small magnitudes of either sign stay short.
    package mutating func append(signed value: Int64) {
        append(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Eight bytes, little-endian.
    package mutating func append(fixed value: UInt64) {
        reserve(8)
        UnsafeMutableRawPointer(base + count).storeBytes(of: value.littleEndian, as: UInt64.self)
        count += 8
    }

    /// Two bytes, little-endian.
    package mutating func append(fixed value: UInt16) {
        reserve(2)
        UnsafeMutableRawPointer(base + count).storeBytes(of: value.littleEndian, as: UInt16.self)
        count += 2
    }

    /// A length and those bytes.
    package mutating func append(run: [UInt8]) {
        append(varint: UInt64(run.count))
        append(bytesOf: run, 0..<run.count)
    }

    /// A length and that run of `heap`.
    package mutating func append(_ heap: [UInt8], _ bounds: Range<Int>) {
        append(varint: UInt64(bounds.count))
        append(bytesOf: heap, bounds)
    }

    /// That run of `heap`, without its length.
    package mutating func append(bytesOf heap: [UInt8], _ bounds: Range<Int>) {
        reserve(bounds.count)
        heap.withUnsafeBufferPointer { source in
            guard let start = UnsafeBufferPointer(rebasing: source[bounds]).baseAddress else { return }
            (base + count).update(from: start, count: bounds.count)
        }
        count += bounds.count
    }
}
