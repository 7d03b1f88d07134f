internal import CXXHash

/// A piece of a log or of a snapshot that counts as a whole or not at all.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 8 | checksum of all that follows, seeded with that of the frame before it |
/// | 8 | 8 | bytes of the body |
/// | 16 | 8 | sequence: the number of the commit |
/// | 24 | 8 | position: the changelog offset behind the commit |
/// | 32 | 8 | instant of the commit by the wall clock, in milliseconds |
/// | 40 | 4 | entries in the body |
/// | 44 | 4 | ``Kind`` |
/// | 48 | | the body |
///
/// An entry is 4 bytes for the key's length, 4 for the value's (all ones: removed), 8 for the due, the key,
/// the value. Numbers have their lowest byte first. Because each checksum seeds the next one, a frame is
/// accepted only behind the very frames that it was written behind.
struct Frame {
    enum Kind: UInt32 {
        /// What one commit changed.
        case transaction = 1
        /// Some records of a snapshot.
        case part = 2
        /// A snapshot's last frame: its body is the checksum of the log's frame of that sequence, and how
        /// many records the snapshot has.
        case end = 3
    }

    /// Which commit a frame belongs to.
    struct Stamp: Equatable {
        var sequence: UInt64 = 0
        var position: Int64 = 0
        var instant: Int64 = 0
    }

    static let headBytes = 48
    static let entryHeadBytes = 16
    static let removed = UInt32.max

    let kind: Kind
    let stamp: Stamp
    let entryCount: Int
    let checksum: UInt64
    /// Valid until the reader goes on.
    let body: UnsafeRawBufferPointer

    /// Reads a whole frame.
    ///
    /// - Returns: `nil` where it is not the one that was written behind the frame with checksum `chain`.
    init?(_ bytes: UnsafeRawBufferPointer, behind chain: UInt64) {
        guard bytes.count >= Self.headBytes,
            bytes.number(UInt64.self, at: 0) == Self.checksum(bytes, behind: chain),
            let kind = Kind(rawValue: bytes.number(UInt32.self, at: 44))
        else { return nil }
        self.kind = kind
        checksum = bytes.number(UInt64.self, at: 0)
        stamp = Stamp(
            sequence: bytes.number(UInt64.self, at: 16), position: bytes.number(Int64.self, at: 24),
            instant: bytes.number(Int64.self, at: 32))
        entryCount = Int(bytes.number(UInt32.self, at: 40))
        body = bytes.part(Self.headBytes..<bytes.count)
    }

    /// Gives the entries to a store.
    ///
    /// - Returns: Whether they fill the body, as they do in every frame that was written.
    func apply(to store: inout StateStore) -> Bool {
        var at = 0
        for _ in 0..<entryCount {
            guard body.count - at >= Self.entryHeadBytes else { return false }
            let keyCount = Int(body.number(UInt32.self, at: at))
            let valueField = body.number(UInt32.self, at: at + 4)
            let due = body.number(Int64.self, at: at + 8)
            let valueCount = valueField == Self.removed ? 0 : Int(valueField)
            at += Self.entryHeadBytes
            guard body.count - at >= keyCount + valueCount else { return false }
            let key = body.part(at..<at + keyCount).assumingMemoryBound(to: UInt8.self)
            let value = body.part(at + keyCount..<at + keyCount + valueCount).assumingMemoryBound(
                to: UInt8.self)
            if valueField == Self.removed {
                store.restore(key.span, value: nil, due: nil)
            } else {
                store.restore(key.span, value: value.span, due: due == Block.noDue ? nil : due)
            }
            at += keyCount + valueCount
        }
        return at == body.count
    }

    /// The checksum that belongs at a frame's begin.
    static func checksum(_ frame: UnsafeRawBufferPointer, behind chain: UInt64) -> UInt64 {
        let covered = frame.part(8..<frame.count)
        return qs_xxh3_64_seeded(covered.baseAddress, covered.count, chain)
    }
}

// A frame being written: begun, filled, ended.

extension ByteBuffer {
    /// Leaves room for a frame's head.
    mutating func beginFrame() {
        count = 0
        reserve(Frame.headBytes)
        count = Frame.headBytes
    }

    /// Adds a key with its value (`nil`: removed) and due.
    mutating func appendEntry(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?, _ due: Int64) {
        let head = Frame.entryHeadBytes
        reserve(head + key.count + (value?.count ?? 0))
        store(UInt32(key.count), at: count)
        store(value.map { UInt32($0.count) } ?? Frame.removed, at: count + 4)
        store(due, at: count + 8)
        count += head
        append(key)
        if let value { append(value) }
    }

    /// Writes the head.
    ///
    /// - Parameter chain: The checksum of the frame before it.
    /// - Returns: Its own checksum.
    mutating func endFrame(
        _ kind: Frame.Kind, _ stamp: Frame.Stamp, entries: Int, behind chain: UInt64
    ) -> UInt64 {
        store(UInt64(count - Frame.headBytes), at: 8)
        store(stamp.sequence, at: 16)
        store(stamp.position, at: 24)
        store(stamp.instant, at: 32)
        store(UInt32(entries), at: 40)
        store(kind.rawValue, at: 44)
        let checksum = Frame.checksum(bytes, behind: chain)
        store(checksum, at: 0)
        return checksum
    }
}
