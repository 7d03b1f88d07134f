/// A text as a run of symbols, with the place that each has in the text as written. Reused.
struct FoldedText {
    /// Symbols; blanks are left out.
    private(set) var symbols: [UInt16] = []
    /// Byte offset of each symbol, and one more: the length of the text.
    private(set) var offsets: [Int32] = []
    /// The symbols at which a term may begin by its first two; the first ``startCount`` are those of the text
    /// last folded.
    private var starts: [Int32] = []
    private var startCount = 0
    /// The scalars 退 and 转 are followed somewhere by what makes a word of return (G9).
    private(set) var speaksOfReturn = false

    /// Folds `text`, one pass, linear. Malformed bytes are ``FoldTable/other``, one byte each.
    mutating func fold(_ text: UnsafeBufferPointer<UInt8>, by table: FoldTable) {
        reserve(text.count)
        var (n, started, returns) = (0, 0, false)
        let followers = table.followers
        withRoom { symbols, offsets, starts in
            table.symbols.withUnsafeBufferPointer { table in
                followers.withUnsafeBufferPointer { followers in
                    guard let table = table.baseAddress else { return }
                    var (i, mayFollow) = (0, UInt64(0))
                    while i < text.count {
                        offsets[n] = Int32(truncatingIfNeeded: i)
                        let scalar = decode(text, &i)
                        var symbol = table[Int(truncatingIfNeeded: scalar)]
                        if symbol >= FoldTable.special {
                            let last = n > 0 ? scalarAt(text, Int(offsets[n - 1])) : 0
                            if isReturn(last, scalar) { returns = true }
                            symbol = reread(symbol & ~FoldTable.special, text, &i, table)
                            if symbol == FoldTable.blank { continue }
                        }
                        symbol &= FoldTable.symbolMask
                        symbols[n] = symbol
                        // Written always and kept where it counts: no branch that nobody could foretell.
                        starts[started] = Int32(truncatingIfNeeded: n &- 1)
                        started &+= Int(truncatingIfNeeded: mayFollow &>> UInt64(symbol & 63) & 1)
                        mayFollow = followers[Int(symbol)]
                        n &+= 1
                    }
                    starts[started] = Int32(truncatingIfNeeded: n &- 1)
                    started &+= mayFollow == 0 ? 0 : 1
                    offsets[n] = Int32(truncatingIfNeeded: text.count)
                }
            }
        }
        (count, startCount, speaksOfReturn) = (n, started, returns)
    }

    private mutating func withRoom(
        _ body: (UnsafeMutablePointer<UInt16>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>) ->
            Void
    ) {
        symbols.withUnsafeMutableBufferPointer { symbols in
            offsets.withUnsafeMutableBufferPointer { offsets in
                starts.withUnsafeMutableBufferPointer { starts in
                    if let a = symbols.baseAddress, let b = offsets.baseAddress, let c = starts.baseAddress {
                        body(a, b, c)
                    }
                }
            }
        }
    }

    /// Hands the symbols to `body`, and the places at which a term may begin.
    func withSymbols(_ body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<Int32>) -> Void) {
        symbols.withUnsafeBufferPointer { symbols in
            starts.withUnsafeBufferPointer { body(symbols, UnsafeBufferPointer(rebasing: $0[..<startCount])) }
        }
    }

    /// How many symbols the text last folded has.
    private(set) var count = 0

    /// A text of n bytes has at most n symbols.
    private mutating func reserve(_ bytes: Int) {
        if symbols.count <= bytes {
            symbols = [UInt16](repeating: 0, count: bytes + bytes / 2 + 64)
            offsets = [Int32](repeating: 0, count: symbols.count)
            starts = offsets
        }
    }
}

/// The scalar at `i`; moves `i` behind it. A malformed byte is U+FFFD, what lies above U+FFFF is that.
@inline(__always)
func decode(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int) -> UInt32 {
    let left = text.count &- i
    if left > 3, let base = text.baseAddress {
        // Three bytes, as nearly all of Chinese is, in one load with the byte behind them.
        let four = UInt32(littleEndian: UnsafeRawPointer(base + i).loadUnaligned(as: UInt32.self))
        if four & 0x00C0_C0F0 == 0x0080_80E0 {
            i &+= 3
            return (four & 0x0F) &<< 12 | (four &>> 2 & 0xFC0) | four &>> 16 & 0x3F
        }
        if four & 0x80 == 0 {
            i &+= 1
            return four & 0x7F
        }
    }
    return decodeRare(text, &i, UInt32(text[i]), left)
}

/// The scalar at `i`.
private func scalarAt(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> UInt32 {
    var i = i
    return decode(text, &i)
}

/// Two and four bytes, the last three of a text, and what is malformed.
@inline(never)
private func decodeRare(_ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ first: UInt32, _ left: Int)
    -> UInt32
{
    func tail(_ k: Int) -> UInt32? {
        let byte = UInt32(text[i + k])
        return byte & 0xC0 == 0x80 ? byte & 0x3F : nil
    }
    if first < 0x80 {
        i += 1
        return first
    }
    if first >= 0xC2 && first < 0xE0 && left > 1, let b = tail(1) {
        i += 2
        return (first & 0x1F) << 6 | b
    }
    if first >= 0xE0 && first < 0xF0 && left > 2, let b = tail(1), let c = tail(2) {
        i += 3
        return (first & 0x0F) << 12 | b << 6 | c
    }
    if first >= 0xF0 && first < 0xF5 && left > 3, tail(1) != nil, tail(2) != nil, tail(3) != nil {
        i += 4
        return 0xFFFF
    }
    i += 1
    return 0xFFFD
}

/// G9's words: 退回, 退件, 返程, 转寄 (轉寄).
private func isReturn(_ last: UInt32, _ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x56DE, 0x4EF6: last == 0x9000
    case 0x7A0B: last == 0x8FD4
    case 0x5BC4: last == 0x8F6C || last == 0x8F49
    default: false
    }
}

/// What a special symbol stands for where it stands: at `&` or `<` an HTML entity reads as its character, a
/// tag as a blank; others as themselves. At most 12 bytes of an entity and 64 of a tag are looked at. Moves
/// `i` behind what was read.
@inline(never)
private func reread(
    _ symbol: UInt16, _ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ table: UnsafePointer<UInt16>
) -> UInt16 {
    if symbol == FoldTable.ampersand {
        guard let (scalar, length) = entity(text, i) else { return FoldTable.other }
        i += length
        return scalar < 0x10000 ? table[Int(scalar)] & ~FoldTable.special : FoldTable.other
    }
    if symbol != FoldTable.less { return symbol }
    var k = i
    let isTag = k < text.count && (text[k] == 0x2F || text[k] | 0x20 >= 0x61 && text[k] | 0x20 <= 0x7A)
    while isTag && k < text.count && k < i + 64 {
        if text[k] == 0x3E {
            i = k + 1
            return FoldTable.blank
        }
        k += 1
    }
    return FoldTable.other
}

/// The scalar that the entity behind `&` stands for, and its length with the semicolon.
private func entity(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt32, Int)? {
    var end = start
    while end < text.count && end < start + 12 && text[end] != 0x3B { end += 1 }
    guard end < text.count, end > start, text[end] == 0x3B else { return nil }
    let body = UnsafeBufferPointer(rebasing: text[start..<end])
    for (name, scalar) in namedEntities where name.utf8CodeUnitCount == body.count {
        var same = true
        for k in 0..<body.count where name.utf8Start[k] != body[k] { same = false }
        if same { return (scalar, body.count + 1) }
    }
    guard body[0] == 0x23, body.count > 1 else { return nil }
    let hex = body[1] | 0x20 == 0x78
    var value = UInt32(0)
    for k in (hex ? 2 : 1)..<body.count {
        guard let digit = digitValue(body[k], hex: hex), value < 0x11000 else { return nil }
        value = value * (hex ? 16 : 10) + digit
    }
    return (value, body.count + 1)
}

private func digitValue(_ byte: UInt8, hex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where hex: UInt32(byte - 0x37)
    case 0x61...0x66 where hex: UInt32(byte - 0x57)
    default: nil
    }
}

/// The named entities that feeds leave in texts.
private let namedEntities: [(StaticString, UInt32)] = [
    ("nbsp", 0xA0), ("amp", 0x26), ("lt", 0x3C), ("gt", 0x3E), ("quot", 0x22), ("apos", 0x27),
    ("ensp", 0x2002), ("emsp", 0x2003), ("ldquo", 0x201C), ("rdquo", 0x201D), ("middot", 0xB7),
]

extension FoldedText {
    /// Behind the last byte of a symbol's own character: the blanks that follow are not its own.
    func end(of symbol: Int, in text: Span<UInt8>) -> Int {
        text.withUnsafeBufferPointer { end(of: symbol, in: $0) }
    }

    /// Behind the last byte of a symbol's own character: the blanks that follow are not its own.
    func end(of symbol: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var end = Int(offsets[symbol])
        if text[end] == 0x26 { return Int(offsets[symbol + 1]) }
        _ = decode(text, &end)
        return end
    }
}
