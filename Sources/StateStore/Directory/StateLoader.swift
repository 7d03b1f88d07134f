/// Reads a directory's newest snapshot and the logs behind it into a store.
struct StateLoader {
    /// Where a directory's state ends, and what was read for it.
    struct Loaded {
        /// The last log, open to write at its end.
        var file: Int32
        var generation: UInt64
        /// Bytes of that log that count; what follows is torn.
        var validBytes: Int
        var stamp: Frame.Stamp
        var chain: UInt64
        /// Bytes of logs that were read.
        var logBytes: Int
        /// Bytes of the snapshot.
        var snapshotBytes: Int
        /// The snapshot.
        let base: FileName
        /// The logs behind it.
        var logs: [FileName]
    }

    /// The log's frame that a snapshot was finished behind.
    private struct SnapshotEnd {
        var sequence: UInt64
        var chain: UInt64
    }

    let path: String
    let identity: StateIdentity
    let files: FileSystem

    /// Reads the state.
    ///
    /// - Parameter names: The directory's files.
    /// - Throws: Why there is none; then the store holds anything.
    func load(_ names: [FileName], into store: inout StateStore) throws(RebuildReason) -> Loaded {
        guard let base = names.filter({ $0.kind == .snapshot }).max(by: { $0.generation < $1.generation })
        else { throw names.isEmpty ? .absent : .unfinished }
        let (end, snapshotBytes) = try loadSnapshot(base, into: &store)
        let logs = names.filter { $0.kind == .log && $0.generation >= base.generation }
            .sorted { $0.generation < $1.generation }
        var loaded = try loadFirstLog(logs.first, base, end, into: &store)
        loaded.snapshotBytes = snapshotBytes
        do throws(RebuildReason) {
            for name in logs.dropFirst() { try goOn(&loaded, with: name, into: &store) }
        } catch {
            files.close(loaded.file)
            throw error
        }
        return loaded
    }

    private func loadSnapshot(
        _ name: FileName, into store: inout StateStore
    ) throws(RebuildReason) -> (SnapshotEnd, Int) {
        var reader = try FrameReader.open(name, in: path, files)
        defer { files.close(reader.file) }
        var (head, chain) = try reader.head(of: identity)
        store.reserve(keys: Int(clamping: head.keyCount))
        var entries = 0
        while case .frame(let frame) = try reader.next(behind: chain) {  // Bound: the file's bytes.
            chain = frame.checksum
            switch frame.kind {
            case .part:
                guard frame.apply(to: &store) else { throw .damaged(file: name.text) }
                entries += frame.entryCount
            case .end:
                guard frame.body.count == 16, frame.body.number(UInt64.self, at: 8) == UInt64(entries) else {
                    throw .damaged(file: name.text)
                }
                let end = SnapshotEnd(
                    sequence: frame.stamp.sequence, chain: frame.body.number(UInt64.self, at: 0))
                return (end, reader.accepted)
            case .transaction: throw .damaged(file: name.text)
            }
        }
        throw .damaged(file: name.text)
    }

    /// The log that was begun with the snapshot must be there and reach to where the snapshot was finished:
    /// only there do the records of the snapshot, taken at different commits, become one state.
    private func loadFirstLog(
        _ name: FileName?, _ base: FileName, _ end: SnapshotEnd, into store: inout StateStore
    ) throws(RebuildReason) -> Loaded {
        guard let name, name.generation == base.generation else {
            throw .damaged(file: FileName(.log, base.generation).text)
        }
        var reader = try FrameReader.open(name, in: path, files)
        do throws(RebuildReason) {
            let (head, checksum) = try reader.head(of: identity)
            var loaded = Loaded(
                file: reader.file, generation: name.generation, validBytes: 0,
                stamp: Frame.Stamp(sequence: head.sequence), chain: checksum, logBytes: 0, snapshotBytes: 0,
                base: base, logs: [name])
            var metEnd = false
            try loadFrames(&reader, &loaded, into: &store) { stamp, chain in
                metEnd = metEnd || (stamp.sequence == end.sequence && chain == end.chain)
            }
            guard metEnd else { throw .damaged(file: name.text) }
            return loaded
        } catch {
            files.close(reader.file)
            throw error
        }
    }

    /// Goes on with another log, if that was begun exactly where the state ends now. Else it is one that
    /// goes on from what was lost, and what it has is read anew from the changelog.
    private func goOn(
        _ loaded: inout Loaded, with name: FileName, into store: inout StateStore
    ) throws(RebuildReason) {
        var reader = try FrameReader.open(name, in: path, files)
        guard let (head, checksum) = try? reader.head(of: identity),
            head.sequence == loaded.stamp.sequence, head.chain == loaded.chain
        else {
            return files.close(reader.file)
        }
        files.close(loaded.file)
        loaded.file = reader.file
        loaded.generation = name.generation
        loaded.chain = checksum
        loaded.logs.append(name)
        try loadFrames(&reader, &loaded, into: &store) { _, _ in }
    }

    private func loadFrames(
        _ reader: inout FrameReader, _ loaded: inout Loaded, into store: inout StateStore,
        _ met: (Frame.Stamp, UInt64) -> Void
    ) throws(RebuildReason) {
        while case .frame(let frame) = try reader.next(behind: loaded.chain) {  // Bound: the file's bytes.
            guard frame.kind == .transaction, frame.stamp.sequence == loaded.stamp.sequence + 1,
                frame.apply(to: &store)
            else { throw .damaged(file: FileName(.log, loaded.generation).text) }
            (loaded.stamp, loaded.chain) = (frame.stamp, frame.checksum)
            met(frame.stamp, frame.checksum)
        }
        loaded.validBytes = reader.accepted
        loaded.logBytes += reader.accepted
    }
}
