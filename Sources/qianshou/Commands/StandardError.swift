internal import Glibc

/// The process's stderr: what is no data.
enum StandardError {
    /// Writes `text` as it is. What cannot be written is lost: there is no place to say so.
    static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0 && errno != EINTR { return }
            bytes = bytes.dropFirst(max(0, written))
        }
    }
}
