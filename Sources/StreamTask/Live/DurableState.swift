internal import OrderDomain
public import StateStore

/// Where live tasks keep their state beside the changelog (CONTRACT 5, `state-dir`): a directory a task.
public struct DurableState: Sendable {
    /// The directory that holds the tasks' own; it is there, and locked.
    public var path: String
    /// The Kafka cluster's id: state of another cluster is not used.
    public var cluster: String
    /// The changelog topic.
    public var changelog: String
    /// The changelog's `delete.retention.ms`: state that is older is rebuilt, because removals since may be
    /// gone.
    public var retention: Int64
    /// The file system.
    public var files: FileSystem
    /// When and how fast snapshots are written.
    public var pacing = SnapshotPacing.standard

    /// State below `path`.
    public init(
        path: String, cluster: String, changelog: String, retention: Int64, files: FileSystem = .posix
    ) {
        (self.path, self.cluster, self.changelog) = (path, cluster, changelog)
        (self.retention, self.files) = (retention, files)
    }

    /// A task's directory, not yet opened.
    func directory(of number: Int32, partitionCount: Int32) -> StateDirectory {
        StateDirectory(
            path: "\(path)/\(number)",
            identity: StateIdentity(
                cluster: cluster, changelog: changelog, partition: number, partitionCount: partitionCount),
            files: files, pacing: pacing)
    }
}

// MARK: - A task's directory

extension StreamTask {
    /// Fills the empty state from the task's directory, as far as that can be trusted.
    ///
    /// - Throws: What the disk refused.
    func open(_ state: DurableState, now: Instant) throws(StateFailure) -> Restoration {
        var opened = state.directory(of: number, partitionCount: record.partitionCount)
        let restoration = try opened.open(
            filling: &store, notBefore: now.milliseconds - state.retention)
        directory = consume opened
        return restoration
    }

    /// Takes a record of the changelog's tail, behind what the directory gave; ``settleRestore(at:now:)``
    /// follows the last.
    func restoreTail(_ key: Span<UInt8>, _ value: Span<UInt8>?, due: Int64?) {
        if let value { store.stage(key, value: value, due: due) } else { store.remove(key) }
    }

    /// Makes what was staged final, on the disk too.
    ///
    /// - Parameter position: An offset of the changelog before which everything is in the state.
    /// - Throws: What the disk refused: the changelog has it all.
    func settle(at position: Int64, now: Instant) throws(StateFailure) {
        try directory?.append(store, position: position, at: now.milliseconds)
        store.commit()
    }
}
