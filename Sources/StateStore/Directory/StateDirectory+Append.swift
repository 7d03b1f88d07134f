extension StateDirectory {
    /// Makes what the store's open transaction changed durable, after that was committed in Kafka and before
    /// ``StateStore/commit()``.
    ///
    /// One write of the log. Where a snapshot is due or under way, a bounded share of it as well
    /// (``SnapshotPacing``). The first append after a rebuild begins one, and until it is finished a stop
    /// means to rebuild again. With nothing staged it notes position and instant in 48 bytes, so that a
    /// task at rest does not grow stale.
    ///
    /// - Parameters:
    ///   - store: The store that ``open(filling:notBefore:)`` filled.
    ///   - position: The changelog offset behind this commit.
    ///   - instant: Now by the wall clock, in milliseconds.
    /// - Throws: What the disk refused; again at every later call. The directory is then at an earlier
    ///   commit.
    public mutating func append(
        _ store: borrowing StateStore, position: Int64, at instant: Int64
    ) throws(StateFailure) {
        precondition(store.undoes, "state: a store without undo cannot tell what changed")
        if let failure { throw failure }
        do throws(StateFailure) {
            try beginIfDue(store)
            let frameBytes = try appendTransaction(store, position, instant)
            try advanceSnapshot(of: store, by: pacing.bytes(aFrameOf: frameBytes))
        } catch {
            failure = error
            throw error
        }
    }

    /// Bytes that a restart would read now.
    public var replayBytes: Int {
        guard let log else { return 0 }
        return log.bytes + log.earlierBytes + log.snapshotBytes
    }

    private mutating func beginIfDue(_ store: borrowing StateStore) throws(StateFailure) {
        if let log, store.restores == seenRestores {
            guard case .none = snapshot else { return }
            let bytes = log.bytes + log.earlierBytes
            if bytes > max(pacing.fewestLogBytes, log.snapshotBytes) {
                try beginGeneration(store, behind: log)
            }
        } else {
            try abandonSnapshot()
            try beginGeneration(store, behind: nil)
            seenRestores = store.restores
        }
    }

    /// Begins a log and with it a snapshot.
    ///
    /// - Parameter former: The log that the new one goes on with; `nil` where the new one begins from the
    ///   snapshot alone. The former files stay and hold until the snapshot is finished.
    private mutating func beginGeneration(
        _ store: borrowing StateStore, behind former: LogEnd?
    ) throws(StateFailure) {
        newestGeneration += 1
        var head = FileHead(
            kind: .log, generation: newestGeneration, fileId: files.newFileId(), identity: identity)
        head.sequence = former?.stamp.sequence ?? 0
        head.chain = former?.chain ?? 0
        let (file, chain, bytes) = try create(FileName(.log, newestGeneration), head)
        if let log { files.close(log.file) }
        log = LogEnd(
            file: file, generation: newestGeneration,
            stamp: former?.stamp ?? Frame.Stamp(), chain: chain, bytes: bytes,
            earlierBytes: former.map { $0.bytes + $0.earlierBytes } ?? 0,
            snapshotBytes: former?.snapshotBytes ?? 0)
        try beginSnapshot(of: store, newestGeneration, head.fileId)
    }

    /// Makes a file that begins with `head`.
    ///
    /// - Returns: The file, the head's checksum, its bytes.
    func create(_ name: FileName, _ head: FileHead) throws(StateFailure) -> (Int32, UInt64, Int) {
        let file = try files.create(place(of: name))
        var buffer = ByteBuffer(capacity: 256)
        let checksum = head.write(into: &buffer)
        do throws(StateFailure) {
            try files.write(file, buffer.bytes)
        } catch {
            files.close(file)
            throw error.naming(name)
        }
        return (file, checksum, buffer.count)
    }

    private mutating func appendTransaction(
        _ store: borrowing StateStore, _ position: Int64, _ instant: Int64
    ) throws(StateFailure) -> Int {
        guard var log else { return 0 }
        var buffer = ByteBuffer(capacity: Self.transactionBytes)
        buffer.beginFrame()
        var entries = 0
        store.forEachStagedBlock { block in
            buffer.appendEntry(of: block)
            entries += 1
        }
        log.stamp = Frame.Stamp(sequence: log.stamp.sequence + 1, position: position, instant: instant)
        log.chain = buffer.endFrame(.transaction, log.stamp, entries: entries, behind: log.chain)
        do throws(StateFailure) {
            try files.write(log.file, buffer.bytes)
        } catch {
            throw error.naming(FileName(.log, log.generation))
        }
        log.bytes += buffer.count
        self.log = log
        return buffer.count
    }

    /// What most transactions fit into.
    private static let transactionBytes = 256 << 10
}

extension StateFailure {
    /// The same with a name, where the operation knew a descriptor alone.
    func naming(_ name: FileName) -> StateFailure {
        file.isEmpty ? StateFailure(operation, name.text, code: code) : self
    }
}
