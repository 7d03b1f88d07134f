internal import Dispatch
internal import Glibc
internal import Synchronization

/// A publication on a queue of its own.
final class PosixPublication: Sendable {
    private enum State {
        case underWay
        case done
        case failed(StateFailure)
    }

    private let state = Mutex(State.underWay)
    private let end = DispatchGroup()
    private static let queue = DispatchQueue(label: "qianshou.state-sync", attributes: .concurrent)

    static func begin(_ publication: FileSystem.Publication) -> FileSystem.Pending {
        let own = PosixPublication()
        // Duplicates: whoever began it may close its descriptors meanwhile.
        let files = publication.files.map { dup($0) }
        queue.async(group: own.end) {
            let outcome: State
            do throws(StateFailure) {
                try carryOut(publication, files)
                outcome = .done
            } catch {
                outcome = .failed(error)
            }
            for file in files where file >= 0 { close(file) }
            own.state.withLock { $0 = outcome }
        }
        return FileSystem.Pending(
            isDone: { () throws(StateFailure) -> Bool in
                switch own.state.withLock({ $0 }) {
                case .underWay: return false
                case .done: return true
                case .failed(let failure): throw failure
                }
            },
            wait: { own.end.wait() })
    }

    /// The order is the point: what a snapshot needs is on the disk before its name is, and what it replaces
    /// goes last.
    private static func carryOut(
        _ publication: FileSystem.Publication, _ files: [Int32]
    ) throws(StateFailure) {
        for file in files { try sync(file, publication.to) }
        if let from = publication.from, rename(from, publication.to) != 0 {
            throw StateFailure(.rename, from, code: errno)
        }
        let directory = open(publication.directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if directory >= 0 { close(directory) } }
        try sync(directory, publication.directory)
        for path in publication.obsolete where unlink(path) != 0 && errno != ENOENT {
            throw StateFailure(.remove, path, code: errno)
        }
    }

    private static func sync(_ file: Int32, _ path: String) throws(StateFailure) {
        while fsync(file) != 0 {
            if errno != EINTR { throw StateFailure(.sync, path, code: errno) }
        }
    }
}
