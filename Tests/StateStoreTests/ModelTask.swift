import SimulatedDisk

@testable import StateStore

/// A task as a live worker runs it, with the changelog as a list: commits, stops, starts.
///
/// It knows the state at every commit, so it can say of any state whether it is that of a commit.
struct ModelTask: ~Copyable {
    typealias Records = [[UInt8]: ModelStore.Record]

    static let identity = StateIdentity(
        cluster: "cluster-1", changelog: "group-orders-changelog", partition: 3, partitionCount: 6)
    /// So small that a few commits make a generation and a snapshot takes several.
    static let pacing = SnapshotPacing(fewestLogBytes: 1_500, bytesACommit: 64...400)
    /// An instant, in milliseconds, to which a commit's position is added.
    static let instant: Int64 = 1_770_000_000_000

    let disk: SimulatedDisk
    private(set) var store = StateStore()
    private(set) var directory: StateDirectory
    private(set) var model = ModelStore()
    /// The changelog offset behind the last commit.
    private(set) var position: Int64 = 0
    /// The state at every commit, by its position.
    private(set) var states: [Int64: Records] = [0: [:]]
    private var changelog: [(position: Int64, changes: [ModelStore.Change])] = []

    init(disk: SimulatedDisk) {
        self.disk = disk
        directory = Self.directory(on: disk)
    }

    static func directory(on disk: SimulatedDisk, _ identity: StateIdentity = identity) -> StateDirectory {
        StateDirectory(path: "state/3", identity: identity, files: disk.files, pacing: pacing)
    }

    // MARK: A transaction

    mutating func stage(_ key: [UInt8], _ value: [UInt8], due: Int64?) {
        store.stage(key.span, value: value.span, due: due)
        model.stage(key, value, due: due)
    }

    mutating func remove(_ key: [UInt8]) {
        store.remove(key.span)
        model.remove(key)
    }

    mutating func popDue() {
        var key: [UInt8] = []
        _ = store.popDue(before: .max, inclusive: false, key: &key)
        _ = model.popDue(before: .max, inclusive: false)
    }

    mutating func rollback() {
        store.rollback()
        model.rollback()
    }

    /// Commits in Kafka, which cannot be taken back, and then on the disk.
    mutating func commit(markers: Int64 = 1) throws(StateFailure) {
        position += Int64(model.staged.count) + markers
        changelog.append((position, model.staged))
        model.commit()
        states[position] = model.records
        try directory.append(store, position: position, at: Self.instant + position)
        store.commit()
    }

    // MARK: Stop and start

    mutating func stop() {
        directory = Self.directory(on: disk)
        store = StateStore()
        model.rollback()
    }

    mutating func open() throws(StateFailure) -> Restoration {
        try directory.open(filling: &store, notBefore: nil)
    }

    /// Reads the changelog from a position on.
    ///
    /// - Parameter logged: Whether by transactions, which go on with the log on the disk.
    mutating func readChangelog(from start: Int64, logged: Bool) throws(StateFailure) {
        for (position, changes) in changelog where position > start {
            for change in changes { apply(change, logged) }
            guard logged else { continue }
            try directory.append(store, position: position, at: Self.instant + position)
            store.commit()
        }
    }

    private mutating func apply(_ change: ModelStore.Change, _ logged: Bool) {
        switch (change.record, logged) {
        case (let record?, true): store.stage(change.key.span, value: record.value.span, due: record.due)
        case (let record?, false): store.restore(change.key.span, value: record.value.span, due: record.due)
        case (nil, true): store.remove(change.key.span)
        case (nil, false): store.restore(change.key.span, value: nil, due: nil)
        }
    }

    /// Whether a finished snapshot and the log behind it hold the state.
    var isDurable: Bool {
        guard case .none = directory.snapshot, let log = directory.log else { return false }
        return log.snapshotBytes > 0 && directory.seenRestores == store.restores
    }

    /// Whether the store is just what it was at a commit, and now.
    func holds(stateAt position: Int64) -> Bool { states[position].map { store.holds($0) } ?? false }
}

extension StateStore {
    mutating func stage(_ key: [UInt8], _ value: [UInt8]) { stage(key.span, value: value.span, due: nil) }

    mutating func remove(_ key: [UInt8]) { remove(key.span) }

    /// Whether the store has these records and no other.
    func holds(_ records: ModelTask.Records) -> Bool {
        var value: [UInt8] = []
        return count == records.count
            && records.allSatisfy { key, record in
                read(key.span, into: &value) && value == record.value && due(key.span) == record.due
            }
    }
}
