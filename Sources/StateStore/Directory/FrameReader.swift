/// Reads a file frame by frame through a buffer.
///
/// A buffer and not a mapping: a page that the disk cannot give is then an error to answer and not a signal.
struct FrameReader: ~Copyable {
    /// What comes next in a file.
    enum Next {
        case frame(Frame)
        /// The file ends where a frame did.
        case end
        /// What follows is no frame that was written here.
        case torn
    }

    /// Smaller than a core's second-level cache: what is read is verified and copied from there.
    private static let chunk = 512 << 10

    private let files: FileSystem
    private let name: FileName
    /// The descriptor, which is the caller's to close.
    let file: Int32
    private var buffer = ByteBuffer(capacity: chunk)
    private var at = 0
    /// Bytes of the file that are not in the buffer yet.
    private var unread: Int
    /// Bytes of head and frames that were accepted.
    private(set) var accepted = 0

    private init(_ files: FileSystem, _ name: FileName, file: Int32, bytes: Int) {
        self.files = files
        self.name = name
        self.file = file
        unread = bytes
    }

    /// Opens a file.
    static func open(
        _ name: FileName, in directory: String, _ files: FileSystem
    ) throws(RebuildReason) -> FrameReader {
        try readable(name) { () throws(StateFailure) in
            let file = try files.open("\(directory)/\(name.text)")
            do throws(StateFailure) {
                return FrameReader(files, name, file: file, bytes: try files.size(file))
            } catch {
                files.close(file)
                throw error
            }
        }
    }

    /// Reads the head.
    ///
    /// - Returns: The head and its checksum.
    mutating func head(of identity: StateIdentity) throws(RebuildReason) -> (FileHead, UInt64) {
        guard try fill(FileHead.lengthBytes), let length = FileHead.length(pending), try fill(length) else {
            throw .damaged(file: name.text)
        }
        let head = try FileHead(pending.part(0..<length), of: name)
        let checksum = pending.number(UInt64.self, at: 8)
        accept(length)
        try check(head, identity)
        return (head, checksum)
    }

    /// The next frame, if it was written behind the one with checksum `chain`; valid until the next call.
    mutating func next(behind chain: UInt64) throws(RebuildReason) -> Next {
        guard unread > 0 || !pending.isEmpty else { return .end }
        guard try fill(Frame.headBytes) else { return .torn }
        let bodyBytes = pending.number(UInt64.self, at: 8)
        guard bodyBytes <= UInt64(pending.count + unread) else { return .torn }
        let bytes = Frame.headBytes + Int(bodyBytes)
        guard try fill(bytes), let frame = Frame(pending.part(0..<bytes), behind: chain) else { return .torn }
        accept(bytes)
        return .frame(frame)
    }

    private var pending: UnsafeRawBufferPointer { buffer.bytes.part(at..<buffer.count) }

    private mutating func accept(_ bytes: Int) {
        at += bytes
        accepted += bytes
    }

    private func check(_ head: FileHead, _ identity: StateIdentity) throws(RebuildReason) {
        var owner = head.identity
        owner.partitionCount = identity.partitionCount
        if owner != identity { throw .foreign(file: name.text) }
        if head.identity != identity { throw .partitionCount(head.identity.partitionCount) }
        guard head.kind == name.kind, head.generation == name.generation else {
            throw .damaged(file: name.text)
        }
    }

    /// Brings at least so many bytes into the buffer, more where they are to be had.
    ///
    /// - Returns: Whether the file has them.
    private mutating func fill(_ bytes: Int) throws(RebuildReason) -> Bool {
        guard pending.count < bytes else { return true }
        guard pending.count + unread >= bytes else { return false }
        moveToFront()
        buffer.reserve(bytes - buffer.count)
        while buffer.count < bytes {  // Bound: each turn reads something or ends.
            let room = UnsafeMutableRawBufferPointer(
                rebasing: buffer.memory[buffer.count..<min(buffer.capacity, buffer.count + unread)])
            let read = try readable(name) { () throws(StateFailure) in try files.read(file, room) }
            if read == 0 { return false }
            buffer.count += read
            unread -= read
        }
        return true
    }

    private mutating func moveToFront() {
        let pending = self.pending
        if let from = pending.baseAddress {
            buffer.memory.baseAddress?.copyMemory(from: from, byteCount: pending.count)
        }
        buffer.count = pending.count
        at = 0
    }
}

/// Takes a failure to read a file as a reason to rebuild: the changelog has what the disk does not give.
func readable<R: ~Copyable>(
    _ name: FileName, _ body: () throws(StateFailure) -> R
) throws(RebuildReason) -> R {
    do throws(StateFailure) {
        return try body()
    } catch {
        throw .unreadable(error.naming(name))
    }
}
