internal import CXXHash
internal import Glibc
public import OrderDomain

/// Where output lines go: a file descriptor, a digest, or both. Buffered; bounded by its buffer.
public struct OutputSink: ~Copyable {
    /// Lines that were not written yet.
    var buffer: [UInt8] = []
    /// `errno` of the write that failed; nothing is written behind it.
    public private(set) var failure: Int32?
    private let descriptor: Int32?
    private let hash: OpaquePointer?
    private static let capacity = 1 << 20

    /// A sink.
    ///
    /// - Parameters:
    ///   - descriptor: Written to and left open; `nil` writes nothing.
    ///   - digests: Whether the lines are hashed.
    public init(descriptor: Int32?, digests: Bool) {
        self.descriptor = descriptor
        hash = digests ? qs_xxh3_new() : nil
        buffer.reserveCapacity(Self.capacity + (1 << 14))
    }

    deinit { qs_xxh3_free(hash) }

    /// XXH3-128 of all lines written so far; `nil` where none was asked for.
    public var digest: Fingerprint? {
        guard let hash else { return nil }
        let value = qs_xxh3_digest(hash)
        return Fingerprint(high: value.high, low: value.low)
    }

    mutating func flushIfFull() {
        if buffer.count >= Self.capacity { flush() }
    }

    /// Writes what is in the buffer.
    mutating func flush() {
        if failure == nil {
            buffer.withUnsafeBytes { bytes in
                qs_xxh3_update(hash, bytes.baseAddress, bytes.count)
                write(bytes)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ bytes: UnsafeRawBufferPointer) {
        guard let descriptor else { return }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                failure = count < 0 ? errno : EIO
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}
