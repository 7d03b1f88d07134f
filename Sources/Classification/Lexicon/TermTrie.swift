/// The lexicon's terms as a double-array trie over symbols.
///
/// At each place the longest term wins and the walk goes on behind it. A term has at most
/// ``maxLength`` symbols, so the walk is linear in the text; of the few hundred symbols most places
/// fail at the second look-up.
struct TermTrie: Sendable {
    /// The longest term, in symbols.
    static let maxLength = 24
    /// A cell: the state that owns it and where that state's children begin.
    struct Cell: Sendable {
        var parent: Int32 = -1
        var base: Int32 = 0
        var term: Int32 = -1
    }

    private(set) var cells: [Cell] = []

    /// Builds the trie. Terms are symbol runs, none empty, none twice.
    init(_ terms: [[UInt16]], symbolCount: Int) {
        var root = BuildNode()
        for (index, term) in terms.enumerated() { root.insert(term[...], Int32(index)) }
        cells = [Cell](repeating: Cell(), count: symbolCount + 1)
        cells[0].parent = 0
        var free = 1
        var work: [(node: BuildNode, cell: Int)] = [(root, 0)]
        while let (node, cell) = work.popLast() {
            cells[cell].term = node.term
            guard !node.children.isEmpty else { continue }
            let base = place(node, from: &free, symbolCount: symbolCount)
            cells[cell].base = Int32(base)
            for (symbol, child) in node.children {
                cells[base + Int(symbol)].parent = Int32(cell)
                work.append((child, base + Int(symbol)))
            }
        }
        cells += [Cell](repeating: Cell(), count: symbolCount + 1)
    }

    /// The first base at which all children of `node` find free cells.
    private mutating func place(_ node: BuildNode, from free: inout Int, symbolCount: Int) -> Int {
        while free < cells.count && cells[free].parent >= 0 { free += 1 }
        let smallest = Int(node.children.keys.min() ?? 0)
        var base = max(1, free - smallest)
        while true {
            if base + symbolCount >= cells.count {
                cells += [Cell](repeating: Cell(), count: cells.count + symbolCount)
            }
            if node.children.keys.allSatisfy({ cells[base + Int($0)].parent < 0 }) { return base }
            base += 1
        }
    }

    private struct BuildNode {
        var children: [UInt16: BuildNode] = [:]
        var term: Int32 = -1

        mutating func insert(_ symbols: ArraySlice<UInt16>, _ index: Int32) {
            guard let first = symbols.first else {
                term = index
                return
            }
            children[first, default: BuildNode()].insert(symbols.dropFirst(), index)
        }
    }
}
