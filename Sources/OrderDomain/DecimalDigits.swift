/// The decimal digits of a number, written two at a time to where they are wanted: ids and messages are full
/// of numbers, and a `String` for each cost more than all else of an id.
public struct DecimalDigits {
    @usableFromInline
    let value: UInt64
    /// How many there are; zero has one.
    public let count: Int

    /// The digits of `value`, with zeros in front up to `width`.
    @inlinable
    @inline(__always)
    public init(_ value: UInt64, width: Int = 1) {
        self.value = value
        count = max(Self.length(of: value), width)
    }

    /// Writes them to `out`, which has room for ``count`` bytes.
    @inlinable
    @inline(__always)
    public func write(to out: UnsafeMutableRawPointer) {
        var (rest, place) = (value, count)
        while place >= 2 {
            place -= 2
            Self.write(pair: UInt16(truncatingIfNeeded: rest % 100), to: out + place)
            rest /= 100
        }
        if place == 1 {
            out.storeBytes(of: UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        }
    }

    /// Writes the two digits of a number below 100.
    @inlinable
    @inline(__always)
    public static func write(pair: UInt16, to out: UnsafeMutableRawPointer) {
        let tens = (pair &* 103) &>> 10
        let ones = pair &- tens &* 10
        out.storeBytes(of: (0x3030 | tens | ones &<< 8).littleEndian, as: UInt16.self)
    }

    @inlinable
    static func length(of value: UInt64) -> Int {
        if value < 10 { return 1 }
        var (length, bound) = (2, UInt64(100))
        while length < 19 && value >= bound { (length, bound) = (length + 1, bound * 10) }
        // 10^19 is the largest power of ten of 64 bits.
        return length == 19 && value >= 10_000_000_000_000_000_000 ? 20 : length
    }
}
