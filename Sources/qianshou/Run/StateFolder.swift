internal import EventLog
internal import FoundationEssentials
internal import Glibc

/// `state-dir`, held by this process alone until it is given up (CONTRACT 5).
struct StateFolder: ~Copyable {
    let path: String
    /// The lock lasts as long as this file is open; the kernel ends it with the process, however that ends.
    private let lock: Int32

    private static let lockName = "lock"
    private static let instanceName = "instance"

    /// Makes the directory where it is missing, and locks it.
    ///
    /// - Throws: Where it cannot be made or written, or another process holds it.
    static func hold(_ path: String) throws(Refusal) -> StateFolder {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw unmakeable(path)
        }
        let file = open(lock(of: path), O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw unwritable(path) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(file) }
            throw held(path, file)
        }
        let directory = StateFolder(path: path, lock: file)
        directory.signLock()
        return directory
    }

    private init(path: String, lock: Int32) { (self.path, self.lock) = (path, lock) }

    deinit { close(lock) }

    /// The id of this process's place in the group, made at the first call and kept.
    func instance() throws(Refusal) -> String {
        if let kept = try Self.keptInstance(of: path) { return kept }
        let id = "i-" + Self.randomDigits()
        guard Self.write(id + "\n", to: "\(path)/\(Self.instanceName)"), Self.sync(path)
        else { throw Self.unwritable(path) }
        return id
    }

    /// The id that a folder keeps; `nil` where it keeps none yet.
    static func keptInstance(of path: String) throws(Refusal) -> String? {
        let file = "\(path)/\(instanceName)"
        guard let bytes = FileManager.default.contents(atPath: file) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let kept = text.hasSuffix("\n") ? String(text.dropLast()) : text
        if ConfigurationForm.name.fault(of: kept) == nil { return kept }
        throw Refusal(
            text: "state-dir: the file \(LogName(file)) holds no id",
            mend: "delete it, or set the key 'instance'")
    }

    /// The file whose lock is the folder's.
    static func lock(of path: String) -> String { "\(path)/\(lockName)" }

    static func unmakeable(_ path: String) -> Refusal {
        Refusal(
            text: "state-dir: \(LogName(path)) cannot be made", mend: "name a directory that can be written")
    }

    static func unwritable(_ path: String) -> Refusal {
        Refusal(
            text: "state-dir: \(LogName(path)) cannot be written",
            mend: "give this user the right, make room, or name another")
    }

    /// - Parameter file: The lock's, which another process holds.
    static func held(_ path: String, _ file: Int32) -> Refusal {
        Refusal(
            text: "state-dir: \(LogName(path)) is held by process \(holder(file))",
            mend: "stop that one, or give this one a directory of its own")
    }

    private static func randomDigits() -> String {
        let digits = String(UInt64.random(in: 0..<1 << 48), radix: 16)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// Who holds the lock, for a person; 0 where it did not say.
    private static func holder(_ file: Int32) -> Int32 {
        var text = [UInt8](repeating: 0, count: 16)
        let count = pread(file, &text, text.count, 0)
        let digits = text.prefix(max(0, count)).prefix { (48...57).contains($0) }
        return Int32(String(decoding: digits, as: UTF8.self)) ?? 0
    }

    private func signLock() {
        let text = Array("\(getpid())\n".utf8)
        // The number serves people: without it the lock holds as well.
        if ftruncate(lock, 0) == 0 { _ = pwrite(lock, text, text.count, 0) }
    }

    /// Writes a file whole or not at all.
    private static func write(_ text: String, to path: String) -> Bool {
        let next = path + ".new"
        let file = open(next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { return false }
        defer { close(file) }
        let bytes = Array(text.utf8)
        return Glibc.write(file, bytes, bytes.count) == bytes.count && fsync(file) == 0
            && rename(next, path) == 0
    }

    private static func sync(_ directory: String) -> Bool {
        let file = open(directory, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return fsync(file) == 0
    }
}
