internal import CXXHash

/// XXH3-64, seed 0 (R1.1): what the state keeps of an id. About 5 ns for an id.
public func hash64(_ bytes: Span<UInt8>) -> UInt64 {
    bytes.withUnsafeBufferPointer { qs_xxh3_64($0.baseAddress, $0.count) }
}

/// XXH3-128, seed 0 (R1.9, R4.1): verdict, action and derived event ids.
public struct Fingerprint: Hashable, Sendable {
    /// The upper 64 bits.
    public var high: UInt64
    /// The lower 64 bits.
    public var low: UInt64

    /// A fingerprint by its halves, as read back from a state record.
    @inlinable
    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// The fingerprint of `bytes`.
    public init(of bytes: Span<UInt8>) {
        let value = bytes.withUnsafeBufferPointer { qs_xxh3_128($0.baseAddress, $0.count) }
        self.init(high: value.high, low: value.low)
    }

    /// Appends its 32 hex digits, high half first.
    public func appendHex(to out: inout [UInt8]) {
        for half in [high, low] {
            var shift: UInt64 = 64
            while shift > 0 {
                shift -= 4
                let digit = UInt8(truncatingIfNeeded: (half >> shift) & 15)
                out.append(digit < 10 ? 48 + digit : 87 + digit)
            }
        }
    }
}
