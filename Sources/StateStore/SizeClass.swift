/// The sizes of block a slab hands out: every 16 bytes up to 2 KiB, as nearly all orders are, then sixteen
/// steps a doubling up to 16 KiB, so that a block is at most 15 bytes or a sixteenth larger than what it
/// holds.
enum SizeClass {
    /// How many there are.
    static let count = fine + 16 * 3
    /// The largest block of a class; what is larger gets memory of its own.
    static let largest = 16_384

    /// How many classes there are of steps of 16 bytes, the first ones; any sum of their sizes up to the
    /// largest is one of them.
    static let fine = 128
    private static let largestFine = fine * 16
    private static let fineExponent = 11

    /// The class of the smallest block that holds `bytes`; `bytes` in 1…``largest``.
    static func holding(_ bytes: Int) -> Int {
        if bytes <= largestFine { return (bytes + 15) / 16 - 1 }
        // 2049…4096 has exponent 11: its sixteen steps are of 128 bytes each.
        let exponent = Int.bitWidth - 1 - (bytes - 1).leadingZeroBitCount
        let step = ((bytes - 1) >> (exponent - 4)) & 15
        return fine + (exponent - fineExponent) * 16 + step
    }

    /// The bytes of a block of class `index`.
    static func size(_ index: Int) -> Int {
        if index < fine { return (index + 1) * 16 }
        let (exponent, step) = ((index - fine) / 16 + fineExponent, (index - fine) % 16)
        return (16 + step + 1) << (exponent - 4)
    }
}
