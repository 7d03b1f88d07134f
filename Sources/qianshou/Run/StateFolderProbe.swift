internal import EventLog
internal import Glibc

/// Whether a ``StateFolder`` could be held, found without a trace: nothing is made, written or kept locked.
struct StateFolderProbe {
    /// `state-dir`.
    let path: String
    /// The key `instance`; `nil`: the id that the folder keeps.
    let instance: String?

    /// What there is to say of the folder and its disk.
    ///
    /// - Parameter memory: `state-memory` in bytes.
    func findings(memory: Int) -> [Finding] {
        let folder = existing()
        guard folder.path == path else {
            return [madeFinding(below: folder.path), Self.room(folder.freeBytes, memory: memory)]
                .compactMap(\.self)
        }
        return [heldFinding(), instanceFinding(), Self.room(folder.freeBytes, memory: memory)]
            .compactMap(\.self)
    }

    /// The state on disk is a snapshot and logs; the former ones stay until the new snapshot is valid: four
    /// times the memory.
    ///
    /// - Parameters:
    ///   - free: Bytes that may still be written; `nil` where the file system does not say.
    ///   - memory: `state-memory` in bytes.
    static func room(_ free: Int?, memory: Int) -> Finding? {
        guard let free else { return nil }
        let (megabytes, need) = (free >> 20, memory >> 18)
        if megabytes >= need { return .fine("state-dir has \(megabytes) MiB free") }
        return .fault(
            "state-dir has \(megabytes) MiB free, a state of state-memory takes \(need) MiB",
            mend: "make room, or lower state-memory")
    }

    /// The folder itself, or what is there of the way to it.
    private func existing() -> (path: String, freeBytes: Int?) {
        var place = path
        while true {  // Bound: each turn drops a part of the path.
            var system = statvfs()
            if statvfs(place, &system) == 0 {
                return (place, Int(system.f_bavail) * Int(system.f_frsize))
            }
            guard [ENOENT, ENOTDIR].contains(errno), place != "." else { return (place, nil) }
            place =
                place.lastIndex(of: "/").map { $0 == place.startIndex ? "/" : String(place[..<$0]) } ?? "."
        }
    }

    private func madeFinding(below parent: String) -> Finding {
        if Self.mayChange(parent) { return .fine("state-dir is not there and can be made") }
        return Finding(StateFolder.unmakeable(path))
    }

    private func heldFinding() -> Finding {
        guard Self.mayChange(path) else { return Finding(StateFolder.unwritable(path)) }
        let fine = Finding.fine("state-dir can be written, and nobody holds it")
        let file = open(StateFolder.lock(of: path), O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return errno == ENOENT ? fine : Finding(StateFolder.unwritable(path)) }
        // Whoever closes the file gives the lock up.
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) == 0 ? fine : Finding(StateFolder.held(path, file))
    }

    private func instanceFinding() -> Finding? {
        if instance != nil { return nil }
        do throws(Refusal) {
            _ = try StateFolder.keptInstance(of: path)
            return nil
        } catch {
            return Finding(error)
        }
    }

    /// Whether files can be made in it: a directory, of ours, on a disk that is not read-only.
    private static func mayChange(_ directory: String) -> Bool {
        access(directory + "/.", W_OK | X_OK) == 0
    }
}
