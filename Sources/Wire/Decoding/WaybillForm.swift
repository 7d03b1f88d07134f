/// The normal form of a waybill (CONTRACT 1): blanks around it cut, ASCII letters raised.
///
/// Blanks are Unicode's white space and the four separators U+001C–U+001F, as Python's
/// `str.strip()` has them.
enum WaybillForm {
    /// Normalises in place and answers what is left of `bounds`, whose bytes are UTF-8.
    static func normalize(_ text: UnsafeMutableBufferPointer<UInt8>, _ bounds: Range<Int>) -> Range<Int> {
        var (start, end) = (bounds.lowerBound, bounds.upperBound)
        while start < end {
            let length = blankLength(UnsafeBufferPointer(rebasing: text[start..<end]))
            guard length > 0 else { break }
            start += length
        }
        while start < end {
            var last = end - 1
            while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
            let length = blankLength(UnsafeBufferPointer(rebasing: text[last..<end]))
            guard length > 0, last + length == end else { break }
            end = last
        }
        for i in start..<end where text[i] &- UInt8(ascii: "a") < 26 { text[i] -= 32 }
        return start..<end
    }

    /// Bytes of the blank that `text` begins with, 0 where it begins with none.
    private static func blankLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        let lead = text[0]
        if lead < 0x80 {
            return lead == 0x20 || (0x09...0x0D).contains(lead) || (0x1C...0x1F).contains(lead) ? 1 : 0
        }
        guard text.count >= 2 else { return 0 }
        if lead == 0xC2 { return text[1] == 0x85 || text[1] == 0xA0 ? 2 : 0 }
        guard text.count >= 3 else { return 0 }
        switch (lead, text[1], text[2]) {
        case (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80), (0xE2, 0x81, 0x9F): return 3  // U+1680, U+3000, U+205F
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): return 3
        default: return 0
        }
    }
}
