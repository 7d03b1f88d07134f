internal import CXXHash

/// The first bytes of a log or snapshot: what it is, whose, and what it belongs to.
///
/// Magic, checksum, length and format stand where they stand in every format to come: 8 bytes `QSSTATE\n`, 8
/// of the checksum of all that follows it, 4 of the head's length, 4 of the format.
struct FileHead: Equatable {
    static let format: UInt32 = 1
    /// As much of a head as tells its length.
    static let lengthBytes = 24
    /// No head is longer.
    static let longest = 4_096

    private static let magic: UInt64 = 0x0A45_5441_5453_5351
    private static let fixedBytes = 80

    let kind: FileName.Kind
    let generation: UInt64
    /// Drawn at random, so that no two files of one generation have a checksum in common.
    let fileId: UInt64
    let identity: StateIdentity
    /// The last commit before a log.
    var sequence: UInt64 = 0
    /// The checksum of the last frame before a log; `0` where it follows none.
    var chain: UInt64 = 0
    /// About how many records a snapshot will have.
    var keyCount: UInt64 = 0

    /// Writes the head into an empty buffer.
    ///
    /// - Returns: Its checksum, which seeds that of the first frame.
    func write(into buffer: inout ByteBuffer) -> UInt64 {
        buffer.count = 0
        buffer.append(Self.magic)
        buffer.append(UInt64(0))
        buffer.append(UInt32(Self.fixedBytes + identity.cluster.utf8.count + identity.changelog.utf8.count))
        buffer.append(Self.format)
        buffer.append(UInt32(kind == .log ? 0 : 1))
        buffer.append(UInt32(identity.cluster.utf8.count))
        for number in [generation, fileId, sequence, chain, keyCount] { buffer.append(number) }
        buffer.append(identity.partition)
        buffer.append(identity.partitionCount)
        buffer.append(identity.cluster)
        buffer.append(identity.changelog)
        let checksum = Self.checksum(buffer.bytes)
        buffer.store(checksum, at: 8)
        return checksum
    }

    /// How long a head is that begins with these ``lengthBytes`` bytes; `nil` where none does.
    static func length(_ begin: UnsafeRawBufferPointer) -> Int? {
        let length = Int(begin.number(UInt32.self, at: 16))
        guard begin.number(UInt64.self, at: 0) == magic, lengthBytes...longest ~= length else { return nil }
        return length
    }

    private static func checksum(_ head: UnsafeRawBufferPointer) -> UInt64 {
        let covered = head.part(16..<head.count)
        return qs_xxh3_64(covered.baseAddress, covered.count)
    }
}

extension FileHead {
    /// Reads a whole head of the file `name`.
    ///
    /// - Throws: ``RebuildReason/damaged(file:)``, ``RebuildReason/format(_:)``.
    init(_ bytes: UnsafeRawBufferPointer, of name: FileName) throws(RebuildReason) {
        guard bytes.number(UInt64.self, at: 8) == Self.checksum(bytes) else {
            throw .damaged(file: name.text)
        }
        let format = bytes.number(UInt32.self, at: 20)
        guard format == Self.format else { throw .format(format) }
        let clusterEnd = Self.fixedBytes + Int(bytes.number(UInt32.self, at: 28))
        guard bytes.count >= clusterEnd else { throw .damaged(file: name.text) }
        let identity = StateIdentity(
            cluster: String(decoding: bytes.part(Self.fixedBytes..<clusterEnd), as: UTF8.self),
            changelog: String(decoding: bytes.part(clusterEnd..<bytes.count), as: UTF8.self),
            partition: bytes.number(Int32.self, at: 72), partitionCount: bytes.number(Int32.self, at: 76))
        self.init(
            kind: bytes.number(UInt32.self, at: 24) == 0 ? .log : .snapshot,
            generation: bytes.number(UInt64.self, at: 32), fileId: bytes.number(UInt64.self, at: 40),
            identity: identity, sequence: bytes.number(UInt64.self, at: 48),
            chain: bytes.number(UInt64.self, at: 56), keyCount: bytes.number(UInt64.self, at: 64))
    }
}
