// A snapshot is written while commits go on: each commit writes the next share of the records as they are
// then. So its records are of different commits, and it is one state only together with the log from its
// begin to its end, which is why it is valid from the commit on at which its last record was written.

extension StateDirectory {
    enum Snapshot {
        case none
        case writing(SnapshotWriting)
        case publishing(SnapshotPublishing)
    }

    /// A snapshot that is being written.
    struct SnapshotWriting {
        let file: Int32
        let generation: UInt64
        var chain: UInt64
        var bytes: Int
        var entries = 0
        var place = StateStore.WalkPlace()
    }

    /// A snapshot that is being made durable and valid.
    struct SnapshotPublishing {
        let pending: FileSystem.Pending
        let bytes: Int
        /// Bytes of the logs before it, which it replaces.
        let replacedBytes: Int
    }

    /// A frame of a snapshot has about as many bytes.
    private static let partBytes = 256 << 10

    mutating func beginSnapshot(
        of store: borrowing StateStore, _ generation: UInt64, _ fileId: UInt64
    ) throws(StateFailure) {
        var head = FileHead(kind: .snapshot, generation: generation, fileId: fileId, identity: identity)
        head.keyCount = UInt64(store.count)
        let (file, chain, bytes) = try create(FileName(.partial, generation), head)
        snapshot = .writing(SnapshotWriting(file: file, generation: generation, chain: chain, bytes: bytes))
    }

    /// Writes the next records, or sees whether a snapshot that is written has become valid.
    mutating func advanceSnapshot(of store: borrowing StateStore, by bytes: Int) throws(StateFailure) {
        switch snapshot {
        case .none: break
        case .writing(var writing):
            try writeParts(&writing, store, bytes)
            snapshot = .writing(writing)
            if writing.place.isAtEnd { try finish(writing) }
        case .publishing(let publishing):
            guard try publishing.pending.isDone() else { return }
            snapshot = .none
            log?.earlierBytes -= publishing.replacedBytes
            log?.snapshotBytes = publishing.bytes
        }
    }

    /// Drops a snapshot that the store has left behind.
    mutating func abandonSnapshot() throws(StateFailure) {
        switch snapshot {
        case .none: break
        case .writing(let writing): files.close(writing.file)
        case .publishing(let publishing): publishing.pending.wait()
        }
        snapshot = .none
    }

    private func writeParts(
        _ writing: inout SnapshotWriting, _ store: borrowing StateStore, _ bytes: Int
    ) throws(StateFailure) {
        let goal = writing.bytes + bytes
        var buffer = ByteBuffer(capacity: Self.partBytes + Self.partBytes / 8)
        while writing.bytes < goal, !writing.place.isAtEnd {
            buffer.beginFrame()
            var entries = 0
            let partBytes = min(Self.partBytes, goal - writing.bytes)
            while buffer.count < partBytes, !writing.place.isAtEnd {
                store.walkStep(&writing.place) { block in
                    buffer.appendEntry(of: block)
                    entries += 1
                }
            }
            writing.entries += entries
            try write(&buffer, .part, Frame.Stamp(), entries, to: &writing)
        }
    }

    private mutating func finish(_ written: SnapshotWriting) throws(StateFailure) {
        guard let log else { return }
        var writing = written
        var buffer = ByteBuffer(capacity: 64)
        buffer.beginFrame()
        buffer.append(log.chain)
        buffer.append(UInt64(writing.entries))
        try write(&buffer, .end, log.stamp, 0, to: &writing)
        let partial = FileName(.partial, writing.generation)
        let obsolete = try ownFiles().filter {
            $0.generation < writing.generation || ($0.kind == .partial && $0 != partial)
        }
        publish(
            FileName(.snapshot, writing.generation), writing.file, behind: log.file, partial, obsolete,
            replacedBytes: log.earlierBytes, bytes: writing.bytes)
    }

    /// Begins to make a snapshot durable and valid, and closes it.
    ///
    /// What it needs is on the disk before its name is, and what it replaces goes last: so there is a valid
    /// one at every moment.
    ///
    /// - Parameters:
    ///   - log: The log that was begun with it.
    ///   - partial: The name it was written under; `nil` where it has its own.
    mutating func publish(
        _ name: FileName, _ file: Int32, behind log: Int32, _ partial: FileName?, _ obsolete: [FileName],
        replacedBytes: Int, bytes: Int
    ) {
        let target = place(of: name)
        var steps: [FileSystem.Step] = [.sync(log, target), .sync(file, target)]
        if let partial { steps.append(.rename(from: place(of: partial), to: target)) }
        steps.append(.syncDirectory(path))
        for name in obsolete { steps.append(.remove(place(of: name))) }
        let pending = files.publish(steps)
        files.close(file)
        snapshot = .publishing(
            SnapshotPublishing(pending: pending, bytes: bytes, replacedBytes: replacedBytes))
    }

    private func write(
        _ buffer: inout ByteBuffer, _ kind: Frame.Kind, _ stamp: Frame.Stamp, _ entries: Int,
        to writing: inout SnapshotWriting
    ) throws(StateFailure) {
        writing.chain = buffer.endFrame(kind, stamp, entries: entries, behind: writing.chain)
        do throws(StateFailure) {
            try files.write(writing.file, buffer.bytes)
        } catch {
            throw error.naming(FileName(.partial, writing.generation))
        }
        writing.bytes += buffer.count
    }
}

extension ByteBuffer {
    /// Adds a record as it is in memory.
    mutating func appendEntry(of block: Block) {
        let removed = block.isRemoved
        appendEntry(
            UnsafeRawBufferPointer(block.key), removed ? nil : UnsafeRawBufferPointer(block.value), block.due)
    }
}
