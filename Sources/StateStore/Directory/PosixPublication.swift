internal import Dispatch
internal import Glibc
internal import Synchronization

/// The steps of a publication on a queue of their own: a disk may take seconds for them.
final class PosixPublication: Sendable {
    private enum State {
        case underWay
        case done
        case failed(StateFailure)
    }

    private let state = Mutex(State.underWay)
    private let end = DispatchGroup()
    private static let queue = DispatchQueue(label: "qianshou.state-sync", attributes: .concurrent)

    static func begin(_ steps: [FileSystem.Step]) -> FileSystem.Pending {
        let own = PosixPublication()
        // Duplicates: whoever began it may close its descriptors meanwhile.
        let steps = steps.map(duplicated)
        queue.async(group: own.end) {
            let outcome: State
            do throws(StateFailure) {
                for step in steps { try carryOut(step) }
                outcome = .done
            } catch {
                outcome = .failed(error)
            }
            for case .sync(let file, _) in steps where file >= 0 { close(file) }
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

    private static func duplicated(_ step: FileSystem.Step) -> FileSystem.Step {
        if case .sync(let file, let path) = step { return .sync(fcntl(file, F_DUPFD_CLOEXEC, 0), path) }
        return step
    }

    private static func carryOut(_ step: FileSystem.Step) throws(StateFailure) {
        switch step {
        case .sync(let file, let path): try sync(file, path)
        case .rename(let from, let to):
            if rename(from, to) != 0 { throw StateFailure(.rename, from, code: errno) }
        case .syncDirectory(let path):
            let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            defer { if directory >= 0 { close(directory) } }
            try sync(directory, path)
        case .remove(let path):
            if unlink(path) != 0, errno != ENOENT { throw StateFailure(.remove, path, code: errno) }
        }
    }

    private static func sync(_ file: Int32, _ path: String) throws(StateFailure) {
        while fsync(file) != 0 {
            if errno != EINTR { throw StateFailure(.sync, path, code: errno) }
        }
    }
}
