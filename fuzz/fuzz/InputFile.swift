import Glibc

/// A file in memory that holds the input at hand, because dumps are read from paths.
struct InputFile {
    private let descriptor: Int32
    /// Opens the file anew, from its first byte.
    let path: String

    init() {
        var name = Array("/dev/shm/fuzz.XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        promise(descriptor >= 0 && unlink(name) == 0, "a file in memory can be made")
        path = "/proc/self/fd/\(descriptor)"
    }

    /// Replaces its content.
    func hold(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        promise(ftruncate(descriptor, 0) == 0, "the file can be emptied")
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        promise(pwrite(descriptor, bytes.baseAddress, bytes.count, 0) == bytes.count, "and written")
    }
}
