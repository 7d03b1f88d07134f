internal import Glibc

extension FileSystem {
    /// The machine's own.
    ///
    /// A call that a signal interrupts is made again. ``publish`` works on a queue of its own, because a disk
    /// may take seconds to sync a snapshot.
    public static let posix = FileSystem(
        list: posixList,
        create: { path throws(StateFailure) in
            try posixOpen(.create, path, O_RDWR | O_CREAT | O_TRUNC | O_APPEND)
        },
        open: { path throws(StateFailure) in try posixOpen(.open, path, O_RDWR | O_APPEND) },
        size: posixSize, read: posixRead, write: posixWrite, truncate: posixTruncate,
        close: { _ = Glibc.close($0) },
        remove: { path throws(StateFailure) in
            if unlink(path) != 0, errno != ENOENT { throw StateFailure(.remove, path, code: errno) }
        },
        publish: PosixPublication.begin,
        newFileId: { UInt64.random(in: 1 ... .max) })
}

private func posixList(_ directory: String) throws(StateFailure) -> [String] {
    if mkdir(directory, 0o755) != 0, errno != EEXIST { throw StateFailure(.list, directory, code: errno) }
    guard let stream = opendir(directory) else { throw StateFailure(.list, directory, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {  // Bound: the directory's own entries.
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { names.append(name) }
    }
    return names
}

private func posixOpen(
    _ operation: StateFailure.Operation, _ path: String, _ flags: Int32
) throws(StateFailure) -> Int32 {
    while true {
        let file = Glibc.open(path, flags | O_CLOEXEC, 0o644)
        if file >= 0 { return file }
        if errno != EINTR { throw StateFailure(operation, path, code: errno) }
    }
}

private func posixSize(_ file: Int32) throws(StateFailure) -> Int {
    var status = stat()
    if fstat(file, &status) != 0 { throw StateFailure(.measure, "", code: errno) }
    return Int(status.st_size)
}

private func posixRead(_ file: Int32, _ into: UnsafeMutableRawBufferPointer) throws(StateFailure) -> Int {
    while true {
        let count = Glibc.read(file, into.baseAddress, into.count)
        if count >= 0 { return count }
        if errno != EINTR { throw StateFailure(.read, "", code: errno) }
    }
}

private func posixWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(StateFailure) {
    var left = bytes
    while !left.isEmpty {  // Bound: each turn writes something or throws.
        let count = Glibc.write(file, left.baseAddress, left.count)
        if count > 0 {
            left = UnsafeRawBufferPointer(rebasing: left[count...])
        } else if count == 0 || errno != EINTR {
            throw StateFailure(.write, "", code: count == 0 ? EIO : errno)
        }
    }
}

private func posixTruncate(_ file: Int32, _ size: Int) throws(StateFailure) {
    while ftruncate(file, off_t(size)) != 0 {
        if errno != EINTR { throw StateFailure(.truncate, "", code: errno) }
    }
}
