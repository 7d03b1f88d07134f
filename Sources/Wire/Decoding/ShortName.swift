/// A name of at most 24 bytes as three words, so that comparing two is three comparisons.
///
/// The words overlap where the name is short; with the length they still tell any two names apart.
struct ShortName: Equatable {
    private var head: UInt64 = 0
    private var middle: UInt64 = 0
    private var tail: UInt64 = 0
    private var count: UInt64 = 0

    /// No name.
    static var none: Self { Self() }

    private init() {}

    /// `nil` where `name` is longer than 24 bytes or empty.
    ///
    /// Reads nothing outside it.
    @inline(__always)
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard let base = name.baseAddress, !name.isEmpty, name.count <= 24 else { return nil }
        let raw = UnsafeRawPointer(base)
        count = UInt64(truncatingIfNeeded: name.count)
        if name.count >= 8 {
            head = raw.loadUnaligned(as: UInt64.self)
            tail = raw.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
            if name.count > 16 { middle = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) }
        } else if name.count >= 4 {
            head = UInt64(raw.loadUnaligned(as: UInt32.self))
            tail = UInt64(raw.loadUnaligned(fromByteOffset: name.count - 4, as: UInt32.self))
        } else {
            for byte in name { head = head << 8 | UInt64(byte) }
        }
    }

    @inline(__always)
    var hash: UInt64 {
        let mixed = (head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &+ count
        return (mixed &* 0xD6E8_FEB8_6659_FD93) >> 32
    }
}
