/// The lexicon's terms as a double-array trie over symbols.
///
/// At each place the longest term wins and the walk goes on behind it. A term has at most
/// ``maxLength`` symbols, so the walk is linear in the text; of the few hundred symbols most places
/// fail at the second look-up.
public struct TermTrie: Sendable {
    /// The longest term, in symbols.
    public static let maxLength = 24
    /// All terms together have at most so many characters, so that a cell's numbers fit 16 bits and symbols
    /// leave two free.
    public static let maxCharacters = 16_000
    /// What ``Cell/parent`` and ``Cell/term`` hold where there is none.
    static let none = UInt16.max
    /// A cell: the state that owns it, where that state's children begin, the term that ends in it.
    struct Cell: Sendable {
        var parent = TermTrie.none
        var base: UInt16 = 0
        var term = TermTrie.none
    }

    private(set) var cells: [Cell] = []

    /// Builds the trie. Terms are symbol runs, none empty; of two equal ones the last counts.
    ///
    /// Sorted, the terms below a state stand side by side, so that a state is a range of them.
    init(_ terms: [[UInt16]], symbolCount: Int) {
        let order = terms.indices.sorted { terms[$0].lexicographicallyPrecedes(terms[$1]) }
        cells = [Cell](repeating: Cell(), count: symbolCount + 1)
        cells[0].parent = 0
        var room = Room()
        var work: [(range: Range<Int>, depth: Int, cell: Int)] = [(0..<order.count, 0, 0)]
        while let (all, depth, cell) = work.popLast() {  // Bound: the terms' characters.
            var range = all
            while let first = range.first, terms[order[first]].count == depth {  // Bound: the range.
                let known = cells[cell].term == Self.none ? 0 : cells[cell].term
                cells[cell].term = max(known, UInt16(order[first]))
                range = range.dropFirst()
            }
            guard !range.isEmpty else { continue }
            let children = Self.children(range, order, terms, depth)
            let base = place(children.map(\.symbol), &room, symbolCount: symbolCount)
            cells[cell].base = UInt16(base)
            for child in children {
                cells[base + child.symbol].parent = UInt16(cell)
                work.append((child.range, depth + 1, base + child.symbol))
            }
        }
        cells += [Cell](repeating: Cell(), count: symbolCount + 1)
    }

    /// The symbols that stand at `depth` in a range of sorted terms, each with its part of the range.
    private static func children(
        _ range: Range<Int>, _ order: [Int], _ terms: [[UInt16]], _ depth: Int
    ) -> [(symbol: Int, range: Range<Int>)] {
        var children: [(symbol: Int, range: Range<Int>)] = []
        var start = range.lowerBound
        while start < range.upperBound {  // Bound: the range.
            let symbol = terms[order[start]][depth]
            var end = start + 1
            while end < range.upperBound, terms[order[end]][depth] == symbol { end += 1 }
            children.append((Int(symbol), start..<end))
            start = end
        }
        return children
    }

    /// Which cells have an owner, a bit each, and where the search for free ones goes on: only children fill
    /// the gaps, families go behind each other.
    private struct Room {
        var gap = 1
        var family = 1
        /// Cell 0 is the root's.
        private var taken: [UInt64] = [1]

        mutating func take(_ cell: Int) {
            while taken.count <= cell >> 6 { taken.append(0) }
            taken[cell >> 6] |= 1 << UInt64(cell & 63)
        }

        /// Bit i: cell `first` + i is free.
        func free(from first: Int) -> UInt64 {
            let (word, shift) = (first >> 6, UInt64(first & 63))
            let low = word < taken.count ? taken[word] : 0
            let high = word + 1 < taken.count ? taken[word + 1] : 0
            return ~(low >> shift | high << (64 - shift))  // A shift by 64 leaves nothing.
        }
    }

    /// The first base from `room` on at which all `children` find free cells; 64 are tried at once.
    private mutating func place(_ children: [Int], _ room: inout Room, symbolCount: Int) -> Int {
        while room.free(from: room.gap) & 1 == 0 { room.gap += 1 }
        var base = children.count == 1 ? max(1, room.gap - children[0]) : room.family
        while true {  // Bound: behind the last cell everything is free.
            var fits = UInt64.max
            for symbol in children where fits != 0 { fits &= room.free(from: base + symbol) }
            base += fits.trailingZeroBitCount
            if fits != 0 { break }
        }
        if children.count > 1 { room.family = base }
        for symbol in children { room.take(base + symbol) }
        if base + symbolCount >= cells.count {
            cells += [Cell](repeating: Cell(), count: base + 2 * symbolCount - cells.count)
        }
        return base
    }
}
