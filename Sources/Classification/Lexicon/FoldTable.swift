/// Maps a Unicode scalar to a *symbol*, the alphabet of the lexicon.
///
/// Width forms (U+FF01–FF5E, U+3000), letter case and the traditional variants that the lexicon
/// lists fall onto one symbol; blanks onto ``blank``; what no term uses onto ``other``.
struct FoldTable: Sendable {
    /// The symbol of a scalar that no term uses.
    static let other: UInt16 = 0
    /// The symbol of a digit that no term uses.
    static let digit: UInt16 = 1
    /// The symbol of blanks, and of marks that are not seen (U+200B–F, bidi, U+FEFF): dropped.
    static let blank: UInt16 = 2
    /// The symbol of `&`, where an HTML entity may begin.
    static let ampersand: UInt16 = 3
    /// The symbol of `<`, where an HTML tag may begin.
    static let less: UInt16 = 4
    /// The first symbol of the lexicon's own characters.
    static let firstFree: UInt16 = 5
    /// Set beside a symbol that must be looked at twice: blanks, markup, and scalars with which a word of
    /// return may end (G9).
    static let special: UInt16 = 0x8000
    /// What is left of an entry: the symbol.
    static let symbolMask: UInt16 = 0x7FFF
    /// Ends of words of return: 回 件 程 寄.
    private static let returnEnds = [0x56DE, 0x4EF6, 0x7A0B, 0x5BC4]

    /// Symbol by scalar, for U+0000–FFFF, some with ``special``. U+FFFF stands for all above.
    private(set) var symbols = [UInt16](repeating: FoldTable.other, count: 0x10000)
    /// By symbol, what may follow where it begins a term: of each second symbol the bit of its last six bits.
    /// All bits where it is a term by itself, none where no term begins with it. Walks through the trie cost
    /// a wrongly foretold branch each, and this keeps a third of them from being begun.
    private(set) var followers: [UInt64] = []
    /// How many symbols there are.
    private(set) var count = FoldTable.firstFree

    init() {
        for scalar in Self.unseen { symbols[scalar] = Self.blank }
        for scalar in 0x30...0x39 { set(scalar, Self.digit) }
        set(0x26, Self.ampersand)
        set(0x3C, Self.less)
    }

    /// Blanks, controls and marks without a shape of their own.
    private static let unseen: [Int] =
        Array(0...0x20) + Array(0x7F...0xA0) + [0xAD, 0x1680, 0x180E, 0x3000, 0xFEFF] + Array(0x2000...0x200F)
        + Array(0x2028...0x202F) + Array(0x205F...0x206F) + Array(0xFE00...0xFE0F)

    /// The symbol of `scalar` as a term spells it; a new one where it has none yet.
    mutating func intern(_ scalar: Unicode.Scalar) -> UInt16 {
        let value = Int(scalar.value)
        guard value < 0x10000 else { return Self.other }
        if symbols[value] != Self.other && symbols[value] != Self.digit { return symbols[value] }
        defer { count += 1 }
        set(value, count)
        return count
    }

    /// Makes `variant` read as `scalar`. A scalar that no term uses stays ``other``.
    mutating func add(variant: Unicode.Scalar, of scalar: Unicode.Scalar) {
        guard variant.value < 0x10000, scalar.value < 0x10000 else { return }
        symbols[Int(variant.value)] = symbols[Int(scalar.value)]
    }

    /// Marks what the reader of texts must look at twice, and notes how `terms` begin; nothing is interned or
    /// added behind it.
    mutating func seal(_ terms: [[UInt16]]) {
        for scalar in symbols.indices {
            let symbol = symbols[scalar]
            if (Self.blank...Self.less).contains(symbol) { symbols[scalar] |= Self.special }
        }
        followers = [UInt64](repeating: 0, count: Int(count))
        for term in terms {
            guard let first = term.first else { continue }
            followers[Int(first)] |= term.count == 1 ? .max : 1 << UInt64(term[1] & 63)
        }
        for scalar in Self.returnEnds { symbols[scalar] |= Self.special }
    }

    private mutating func set(_ scalar: Int, _ symbol: UInt16) {
        symbols[scalar] = symbol
        if (0x61...0x7A).contains(scalar) { set(scalar - 0x20, symbol) }
        if (0x21...0x7E).contains(scalar) { symbols[scalar + 0xFEE0] = symbol }
    }
}
