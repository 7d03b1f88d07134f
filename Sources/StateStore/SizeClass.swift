/// The sizes of block a slab hands out: every 16 bytes up to 512, then sixteen steps a doubling up to
/// 16 KiB, so that a block of 256 bytes or more is at most a sixteenth larger than what it holds.
enum SizeClass {
    /// How many there are.
    static let count = 32 + 16 * 5
    /// The largest block of a class; what is larger gets memory of its own.
    static let largest = 16_384

    /// The class of the smallest block that holds `bytes`; `bytes` in 1…``largest``.
    static func holding(_ bytes: Int) -> Int {
        if bytes <= 512 { return (bytes + 15) / 16 - 1 }
        // 513…1024 has exponent 9: its sixteen steps are of 32 bytes each.
        let exponent = Int.bitWidth - 1 - (bytes - 1).leadingZeroBitCount
        let step = ((bytes - 1) >> (exponent - 4)) & 15
        return 32 + (exponent - 9) * 16 + step
    }

    /// The bytes of a block of class `index`.
    static func size(_ index: Int) -> Int {
        if index < 32 { return (index + 1) * 16 }
        let (exponent, step) = ((index - 32) / 16 + 9, (index - 32) % 16)
        return (16 + step + 1) << (exponent - 4)
    }
}
