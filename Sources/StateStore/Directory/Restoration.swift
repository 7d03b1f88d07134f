/// What opening a state directory came to.
public enum Restoration: Equatable, Sendable {
    /// The store holds the state of a commit.
    ///
    /// - position: The changelog offset behind that commit: what follows is to be read from there.
    /// - committedAt: The commit's instant by the wall clock, in milliseconds.
    case restored(position: Int64, committedAt: Int64)
    /// The store is empty and the changelog is to be read from its start, because of what is said here.
    case rebuild(RebuildReason)
}

/// Why a directory's state is not used.
public enum RebuildReason: Error, Equatable, Sendable {
    /// There is none yet.
    case absent
    /// No snapshot was finished.
    case unfinished
    /// A file is torn, changed, swapped or older than those beside it.
    case damaged(file: String)
    /// The state of another cluster, changelog or partition.
    case foreign(file: String)
    /// The state of as many partitions as is said here.
    case partitionCount(Int32)
    /// Written by a version whose files are of another format.
    case format(UInt32)
    /// The last commit, at this instant in milliseconds, is so old that the changelog may have forgotten
    /// what was removed since.
    case stale(committedAt: Int64)
    /// The disk did not give a file.
    case unreadable(StateFailure)
}

extension RebuildReason: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .absent: "there is no state yet"
        case .unfinished: "no snapshot was finished"
        case .damaged(let file): "\(file) is torn, changed or not of one piece with the files beside it"
        case .foreign(let file): "\(file) is the state of another cluster, changelog or partition"
        case .partitionCount(let count): "the state is that of \(count) partitions"
        case .format(let version): "the files are of format \(version), which this version does not read"
        case .stale: "the last commit is older than the changelog keeps removals"
        case .unreadable(let failure): failure.description
        }
    }
}
