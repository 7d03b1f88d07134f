/// The normal form of a waybill (CONTRACT 1): blanks around it cut, ASCII letters raised.
///
/// Blanks are Unicode's white space and the four separators U+001C–U+001F, as Python's
/// `str.strip()` has them.
enum WaybillForm {
    /// Normalises in place and answers what is left of `bounds`, whose bytes are UTF-8.
    static func normalize(_ text: UnsafeMutableBufferPointer<UInt8>, _ bounds: Range<Int>) -> Range<Int> {
        if isNormal(UnsafeBufferPointer(rebasing: text[bounds])) { return bounds }
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

    /// Whether all bytes lie above the ASCII blanks and below the small letters, as most waybills' do.
    @inline(__always)
    private static func isNormal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8 else { return false }
        let raw = UnsafeRawBufferPointer(text)
        var (bad, at) = (UInt64(0), 0)
        while true {  // Bound: the text's end; the last eight bytes may be looked at twice.
            let word = raw.loadUnaligned(fromByteOffset: min(at, text.count - 8), as: UInt64.self)
            let behindUpper = word &+ 0x1F1F_1F1F_1F1F_1F1F  // From `a` on, 0x80 and more.
            let visible = word &+ 0x5F5F_5F5F_5F5F_5F5F  // From `!` on, 0x80 and more.
            bad |= (word | behindUpper | ~visible) & 0x8080_8080_8080_8080
            at += 8
            if at >= text.count { return bad == 0 }
        }
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
