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
        out.append(addingCapacity: 32) { appendHex(to: &$0) }
    }

    /// Appends its 32 hex digits, high half first, to room for them.
    public func appendHex(to out: inout OutputSpan<UInt8>) {
        out.withUnsafeMutableBufferPointer { room, count in
            precondition(room.count - count >= 32, "a fingerprint has 32 digits")
            guard let base = room.baseAddress else { return }
            writeHex(to: base + count)
            count += 32
        }
    }

    /// Writes its 32 hex digits, high half first.
    func writeHex(to out: UnsafeMutableRawPointer) {
        out.storeBytes(of: Self.hex(UInt32(high >> 32)), as: UInt64.self)
        out.storeBytes(of: Self.hex(UInt32(truncatingIfNeeded: high)), toByteOffset: 8, as: UInt64.self)
        out.storeBytes(of: Self.hex(UInt32(low >> 32)), toByteOffset: 16, as: UInt64.self)
        out.storeBytes(of: Self.hex(UInt32(truncatingIfNeeded: low)), toByteOffset: 24, as: UInt64.self)
    }

    /// Eight hex digits as eight bytes, the highest first in memory: all at once, without a table.
    private static func hex(_ value: UInt32) -> UInt64 {
        // One nibble a byte, the lowest in the lowest byte.
        var spread = UInt64(value)
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread | spread << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // 1 in each byte whose nibble is 10 or more: adding 6 carries into bit 4.
        let letters = (spread &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let digits = spread &+ 0x3030_3030_3030_3030 &+ letters &* 39  // From ':' on to 'a'.
        return digits.byteSwapped.littleEndian
    }
}
