/// The durable half of a task's state: a directory that holds what a ``StateStore`` held at some commit,
/// together with the changelog offset of that commit.
///
/// The store lives in memory and knows nothing of this. A commit appends what it changed to a log; now and
/// then all records are written to a snapshot beside the running commits, a bounded share at each, and the
/// logs before it are removed. Nothing is synced at a commit: the changelog in Kafka is the truth, a log
/// that lost its end is only an older commit, and its offset says from where the changelog has to be read.
///
/// What is found at a start is either exactly the state of a commit, or it is not used: heads name whose
/// state it is, every frame's checksum hangs on all frames before it, a snapshot names the log it belongs
/// to.
///
/// Whoever owns it sees to it that nobody else writes to the directory.
public struct StateDirectory: ~Copyable {
    let path: String
    let identity: StateIdentity
    let files: FileSystem
    let pacing: SnapshotPacing
    /// `nil` as long as the store is not to be found in the directory.
    var log: LogEnd?
    var snapshot = Snapshot.none
    /// The largest generation that any file has.
    var newestGeneration: UInt64 = 0
    /// ``StateStore/restores`` when the store and the directory last agreed.
    var seenRestores = 0
    var failure: StateFailure?

    /// The end of the log that is being written.
    struct LogEnd {
        let file: Int32
        let generation: UInt64
        var stamp: Frame.Stamp
        var chain: UInt64
        /// Bytes of this log.
        var bytes: Int
        /// Bytes of the logs between the snapshot and this one.
        var earlierBytes: Int
        /// Bytes of the newest finished snapshot.
        var snapshotBytes: Int
    }

    /// A directory, not yet opened.
    ///
    /// - Parameters:
    ///   - path: The directory; its parent is there.
    ///   - identity: Whose state it is.
    public init(
        path: String, identity: StateIdentity, files: FileSystem = .posix, pacing: SnapshotPacing = .standard
    ) {
        self.path = path
        self.identity = identity
        self.files = files
        self.pacing = pacing
    }

    deinit {
        switch snapshot {
        case .none: break
        case .writing(let writing): files.close(writing.file)
        // Its last act removes files, which a successor may already be reading.
        case .publishing(let publishing): publishing.pending.wait()
        }
        if let log { files.close(log.file) }
    }

    func place(of name: FileName) -> String { "\(path)/\(name.text)" }

    func ownFiles() throws(StateFailure) -> [FileName] { try files.list(path).compactMap { FileName($0) } }
}
