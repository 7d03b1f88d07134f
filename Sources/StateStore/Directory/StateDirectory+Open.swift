extension StateDirectory {
    /// Fills an empty store with the newest state that can be proved to be one of a commit.
    ///
    /// What follows in the changelog may come into the store by ``StateStore/stage(_:value:due:)`` and
    /// ``append(_:position:at:)``, which goes on with the log, or by ``StateStore/restore(_:value:due:)``,
    /// which is faster and makes the next ``append(_:position:at:)`` begin a snapshot of everything.
    ///
    /// - Parameters:
    ///   - store: Empty, made with `undo: true`. It is left empty where there is nothing to restore.
    ///   - bound: A last commit before this instant by the wall clock, in milliseconds, is too old: the
    ///     changelog keeps removals only so long. `nil`: none is.
    /// - Throws: What the disk refused, except to read: that is a reason to rebuild.
    public mutating func open(
        filling store: inout StateStore, notBefore bound: Int64?
    ) throws(StateFailure) -> Restoration {
        precondition(log == nil && store.count == 0, "state: opened twice, or into a store that is in use")
        let names = try ownFiles()
        newestGeneration = names.map(\.generation).max() ?? 0
        do throws(RebuildReason) {
            let loaded = try StateLoader(path: path, identity: identity, files: files).load(
                names, into: &store)
            if let bound, loaded.stamp.instant < bound {
                files.close(loaded.file)
                throw .stale(committedAt: loaded.stamp.instant)
            }
            return try takeOver(loaded, names, store)
        } catch {
            store.removeAll()
            return .rebuild(error)
        }
    }

    private mutating func takeOver(
        _ loaded: StateLoader.Loaded, _ names: [FileName], _ store: borrowing StateStore
    ) throws(RebuildReason) -> Restoration {
        do throws(RebuildReason) {
            let files = files
            try readable(FileName(.log, loaded.generation)) { () throws(StateFailure) in
                try files.truncate(loaded.file, loaded.validBytes)
            }
            try confirm(loaded, names)
        } catch {
            files.close(loaded.file)
            throw error
        }
        log = LogEnd(
            file: loaded.file, generation: loaded.generation, stamp: loaded.stamp,
            chain: loaded.chain, bytes: loaded.validBytes, earlierBytes: loaded.logBytes - loaded.validBytes,
            snapshotBytes: loaded.snapshotBytes)
        seenRestores = store.restores
        return .restored(position: loaded.stamp.position, committedAt: loaded.stamp.instant)
    }

    /// Publishes what was found once more: a process that was killed between renaming and syncing has left a
    /// snapshot that the next power failure could take back.
    private mutating func confirm(
        _ loaded: StateLoader.Loaded, _ names: [FileName]
    ) throws(RebuildReason) {
        let (base, files) = (place(of: loaded.base), files)
        let file = try readable(loaded.base) { () throws(StateFailure) in try files.open(base) }
        let obsolete = names.filter { !loaded.logs.contains($0) && $0 != loaded.base }
        publish(
            loaded.base, file, behind: loaded.file, nil, obsolete, replacedBytes: 0,
            bytes: loaded.snapshotBytes)
    }
}
