internal import Glibc

/// One dump's bytes: mapped where the file can be, else read whole (pipes, `/dev/stdin`).
///
/// Immutable once made. The bytes are valid as long as the object lives; a file that is cut while it is
/// mapped ends the process, as with every program that maps files.
final class DumpFile: @unchecked Sendable {
    /// The path as given; `-` is standard input.
    let path: String
    /// The content.
    let bytes: UnsafeBufferPointer<UInt8>
    private let isMapped: Bool

    /// Opens and maps, or reads, `path`.
    init(_ path: String) throws(DumpFailure) {
        self.path = path
        let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(file: path, code: errno) }
        let size = Int(status.st_size)
        if status.st_mode & S_IFMT == S_IFREG, size > 0, lseek(descriptor, 0, SEEK_CUR) == 0,
            let mapped = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED
        {
            isMapped = true
            bytes = UnsafeBufferPointer(start: mapped.assumingMemoryBound(to: UInt8.self), count: size)
        } else {
            isMapped = false
            bytes = try Self.readWhole(descriptor, path)
        }
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
        } else {
            bytes.deallocate()
        }
    }

    /// Reads to the end.
    ///
    /// Bound: memory; what a pipe gives has to be gone over twice.
    private static func readWhole(
        _ descriptor: Int32, _ path: String
    ) throws(DumpFailure) -> UnsafeBufferPointer<UInt8> {
        var content: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(descriptor, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(file: path, code: errno)
            }
            if count == 0 { break }
            content.append(contentsOf: block[..<count])
        }
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
        _ = copy.initialize(from: content)
        return UnsafeBufferPointer(copy)
    }
}
