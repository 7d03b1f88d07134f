/// A record in memory: a head of 20 bytes, the key, the value.
///
/// A view, valid until its block is released; it owns nothing.
struct Block {
    /// Length of the head.
    static let headBytes = 20
    /// ``due`` of a record that has none.
    static let noDue = Int64.min

    /// ``epoch`` of a block that is on a free list.
    static let free: UInt32 = 0
    /// ``epoch`` of a block that was replaced in the open transaction and is kept for a rollback.
    static let replaced: UInt32 = 1
    /// ``epoch`` of a record as the last commit left it, after a rollback.
    static let settled: UInt32 = 2
    /// The first transaction's own ``epoch``.
    static let firstEpoch: UInt32 = 3

    /// The block's first byte, 16-byte aligned.
    let start: UnsafeMutableRawPointer

    /// When the record is due, in milliseconds, or ``noDue``; on a free list, the next block.
    var due: Int64 {
        get { start.load(as: Int64.self) }
        nonmutating set { start.storeBytes(of: newValue, as: Int64.self) }
    }

    /// The transaction that wrote the block, or one of the three states above.
    var epoch: UInt32 {
        get { start.load(fromByteOffset: 8, as: UInt32.self) }
        nonmutating set { start.storeBytes(of: newValue, toByteOffset: 8, as: UInt32.self) }
    }

    /// Bytes of the key.
    var keyCount: Int { Int(start.load(fromByteOffset: 12, as: UInt32.self)) }

    /// Bytes of the value.
    var valueCount: Int { Int(start.load(fromByteOffset: 16, as: UInt32.self)) }

    /// Bytes of head, key and value together.
    var bytes: Int { Self.headBytes + keyCount + valueCount }

    /// The key's bytes.
    var key: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: UnsafePointer((start + Self.headBytes).assumingMemoryBound(to: UInt8.self)),
            count: keyCount)
    }

    /// The value's bytes.
    var value: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: UnsafePointer((start + Self.headBytes + keyCount).assumingMemoryBound(to: UInt8.self)),
            count: valueCount)
    }

    /// Writes a whole record into a block that is large enough for it.
    func write(key: Span<UInt8>, value: Span<UInt8>, due: Int64, epoch: UInt32) {
        self.due = due
        self.epoch = epoch
        start.storeBytes(of: UInt32(key.count), toByteOffset: 12, as: UInt32.self)
        start.storeBytes(of: UInt32(value.count), toByteOffset: 16, as: UInt32.self)
        let body = start + Self.headBytes
        key.withUnsafeBytes {
            if let from = $0.baseAddress { body.copyMemory(from: from, byteCount: $0.count) }
        }
        value.withUnsafeBytes {
            if let from = $0.baseAddress { (body + key.count).copyMemory(from: from, byteCount: $0.count) }
        }
    }
}
