/// The lexicon's terms as a double-array trie over symbols.
///
/// At each place the longest term wins and the walk goes on behind it. A term has at most
/// ``maxLength`` symbols, so the walk is linear in the text; of the few hundred symbols most places
/// fail at the second look-up.
public struct TermTrie: Sendable {
    /// The longest term, in symbols.
    public static let maxLength = 24
    /// All terms together have at most so many characters, so that a cell's numbers fit 16 bits.
    public static let maxCharacters = 30_000
    /// What ``Cell/parent`` and ``Cell/term`` hold where there is none.
    static let none = UInt16.max
    /// A cell: the state that owns it, where that state's children begin, the term that ends in it.
    struct Cell: Sendable {
        var parent = TermTrie.none
        var base: UInt16 = 0
        var term = TermTrie.none
    }

    private(set) var cells: [Cell] = []

    /// Builds the trie. Terms are symbol runs, none empty, none twice.
    init(_ terms: [[UInt16]], symbolCount: Int) {
        var root = BuildNode()
        for (index, term) in terms.enumerated() { root.insert(term[...], UInt16(index)) }
        cells = [Cell](repeating: Cell(), count: symbolCount + 1)
        cells[0].parent = 0
        var room = Room()
        var work: [(node: BuildNode, cell: Int)] = [(root, 0)]
        while let (node, cell) = work.popLast() {  // Bound: the terms' characters.
            cells[cell].term = node.term
            guard !node.children.isEmpty else { continue }
            let base = place(node.children.keys.sorted().map { Int($0) }, &room, symbolCount: symbolCount)
            cells[cell].base = UInt16(base)
            for (symbol, child) in node.children {
                cells[base + Int(symbol)].parent = UInt16(cell)
                work.append((child, base + Int(symbol)))
            }
        }
        cells += [Cell](repeating: Cell(), count: symbolCount + 1)
    }

    /// Where the search for free cells goes on: only children fill the gaps, families go behind each other.
    private struct Room {
        var gap = 1
        var family = 1
    }

    /// The first base from `room` on at which all `children` find free cells.
    private mutating func place(_ children: [Int], _ room: inout Room, symbolCount: Int) -> Int {
        let smallest = children[0]
        while room.gap < cells.count && cells[room.gap].parent != Self.none { room.gap += 1 }
        var base = children.count == 1 ? max(1, room.gap - smallest) : room.family
        while true {  // Bound: behind the last cell everything is free.
            if base + symbolCount >= cells.count {
                cells += [Cell](repeating: Cell(), count: 2 * symbolCount)
            }
            if cells[base + smallest].parent == Self.none, isFree(children, base) { break }
            base += 1
        }
        if children.count > 1 { room.family = base }
        return base
    }

    private func isFree(_ children: [Int], _ base: Int) -> Bool {
        for symbol in children where cells[base + symbol].parent != Self.none { return false }
        return true
    }

    private struct BuildNode {
        var children: [UInt16: BuildNode] = [:]
        var term = TermTrie.none

        mutating func insert(_ symbols: ArraySlice<UInt16>, _ index: UInt16) {
            guard let first = symbols.first else {
                term = index
                return
            }
            children[first, default: BuildNode()].insert(symbols.dropFirst(), index)
        }
    }
}
