internal import Glibc

/// A record in memory: a head of 20 bytes, the key, the value.
///
/// A view, valid until its block is released; it owns nothing.
struct Block {
    /// Length of the head.
    static let headBytes = 20
    /// ``due`` of a record that has none.
    static let noDue = Int64.min

    /// Set in the key's length of a record that was removed in the open transaction.
    private static let removedBit: UInt32 = 1 << 31

    /// ``step`` of a block that is on a free list.
    static let freeStep = UInt32.max

    /// The block's first byte, 16-byte aligned.
    let start: UnsafeMutableRawPointer

    /// When the record is due, in milliseconds, or ``noDue``.
    var due: Int64 {
        get { start.load(as: Int64.self) }
        nonmutating set { start.storeBytes(of: newValue, as: Int64.self) }
    }

    /// In a due's place on a free list: the blocks behind and before this one.
    var links: (next: BlockLocation, former: BlockLocation) {
        get {
            (
                BlockLocation(rawValue: start.load(as: UInt32.self)),
                BlockLocation(rawValue: start.load(fromByteOffset: 4, as: UInt32.self))
            )
        }
        nonmutating set {
            start.storeBytes(of: newValue.next.rawValue, as: UInt32.self)
            start.storeBytes(of: newValue.former.rawValue, toByteOffset: 4, as: UInt32.self)
        }
    }

    /// Gives a block that never held a record the head of one that fills `bytes`.
    func claim(_ bytes: Int) {
        start.storeBytes(of: 0, toByteOffset: 12, as: UInt32.self)
        start.storeBytes(of: UInt32(bytes - Self.headBytes), toByteOffset: 16, as: UInt32.self)
    }

    /// The step of the undo log that names the block, where ``UndoLog/covers(_:at:)`` says that one does;
    /// what a past transaction left here means nothing.
    var step: UInt32 {
        get { start.load(fromByteOffset: 8, as: UInt32.self) }
        nonmutating set { start.storeBytes(of: newValue, toByteOffset: 8, as: UInt32.self) }
    }

    /// Whether the record was removed and is kept until the commit, in case of a rollback.
    var isRemoved: Bool {
        get { keyField & Self.removedBit != 0 }
        nonmutating set {
            let field = UInt32(keyCount) | (newValue ? Self.removedBit : 0)
            start.storeBytes(of: field, toByteOffset: 12, as: UInt32.self)
        }
    }

    /// Bytes of the key.
    var keyCount: Int { Int(keyField & ~Self.removedBit) }

    private var keyField: UInt32 { start.load(fromByteOffset: 12, as: UInt32.self) }

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

    /// Whether the record's key is `key`, and whether it was removed as is said.
    func hasKey(_ key: Span<UInt8>, removed: Bool) -> Bool {
        guard keyField == UInt32(key.count) | (removed ? Self.removedBit : 0) else { return false }
        let own = self.key
        return key.withUnsafeBufferPointer { key in
            guard let first = own.baseAddress, let second = key.baseAddress else { return true }
            return memcmp(first, second, own.count) == 0
        }
    }

    /// Writes a whole record into a block that is large enough for it.
    func write(key: Span<UInt8>, value: Span<UInt8>, due: Int64, step: UInt32) {
        self.due = due
        self.step = step
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
