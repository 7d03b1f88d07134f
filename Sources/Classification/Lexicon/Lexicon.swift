/// The terms of all rule files, compiled: folding, trie, meanings.
public struct Lexicon: Sendable {
    /// One term as a rule file writes it.
    public struct Entry: Sendable {
        /// The term as written.
        public var text: String
        /// What it means; empty for a term that only keeps its parts from being read.
        public var tags: TagSet

        /// A term with its meaning.
        public init(text: String, tags: TagSet) { (self.text, self.tags) = (text, tags) }
    }

    /// What a term means, and how it may stand.
    struct Meaning: Sendable {
        var tags: TagSet
        /// A number that all terms of those tags share.
        var number: UInt16
        /// It begins or ends with a Latin letter, and so wants a word's edge there.
        var isLatin: Bool
        /// It opens something, save between two digits.
        var isColon: Bool
    }

    let fold: FoldTable
    let trie: TermTrie
    let meanings: [Meaning]

    /// Compiles terms and variants.
    ///
    /// - Parameters:
    ///   - entries: Terms, each once after folding; one of more than 24 characters is cut off.
    ///   - variants: Pairs of a character and another form of it (簽 for 签).
    public init(_ entries: [Entry], variants: [(Unicode.Scalar, Unicode.Scalar)]) {
        var fold = FoldTable()
        var terms: [[UInt16]] = []
        for entry in entries {
            let symbols = entry.text.unicodeScalars.map { fold.intern($0) }.filter { $0 != FoldTable.blank }
            terms.append(Array(symbols.prefix(TermTrie.maxLength)))
        }
        for (scalar, variant) in variants { fold.add(variant: variant, of: scalar) }
        fold.seal(terms)
        trie = TermTrie(terms, symbolCount: Int(fold.count))
        self.fold = fold
        var numbers: [TagSet: UInt16] = [:]
        meanings = entries.map { entry in
            let number = numbers[entry.tags] ?? UInt16(numbers.count)
            numbers[entry.tags] = number
            let first = entry.text.unicodeScalars.first
            return Meaning(
                tags: entry.tags, number: number,
                isLatin: first.map { $0.isASCII && $0.properties.isAlphabetic } ?? false,
                isColon: entry.tags.has(.colon))
        }
    }

    /// Finds the terms of a folded text, longest first at each place, as many as `tokens` has room for.
    ///
    /// - Returns: How many there are.
    func scan(
        _ text: FoldedText, bytes: UnsafeBufferPointer<UInt8>, into tokens: UnsafeMutableBufferPointer<Token>
    ) -> Int {
        var (found, behind) = (0, 0)
        let (count, room) = (text.count, tokens.count)
        text.withSymbols { symbols, starts in
            trie.cells.withUnsafeBufferPointer { cells in
                meanings.withUnsafeBufferPointer { meanings in
                    let root = cells[0].base
                    for start in starts where start >= behind {
                        if found == room { break }
                        let i = Int(start)
                        let (end, term) = longest(
                            symbols, cells, from: root &+ symbols[i], at: i &+ 1, to: count)
                        guard term != TermTrie.none, mayStand(meanings[Int(term)], text, i, end, bytes)
                        else { continue }
                        let meaning = meanings[Int(term)]
                        tokens[found] = Token(
                            tags: meaning.tags, start: start, end: Int32(truncatingIfNeeded: end),
                            isParted: isParted(bytes, Int(text.offsets[i])), meaning: meaning.number)
                        found &+= 1
                        behind = end
                    }
                }
            }
        }
        return found
    }

    /// Whether what stands around a term leaves it one.
    @inline(__always)
    private func mayStand(
        _ meaning: Meaning, _ text: FoldedText, _ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if meaning.isLatin && !isWord(text, start, end, bytes) { return false }
        return !meaning.isColon || !isInNumber(text, start, bytes)
    }

    /// The longest term whose first symbol led to `state`, and its end; ``TermTrie/none`` where there is
    /// none.
    @inline(__always)
    private func longest(
        _ symbols: UnsafeBufferPointer<UInt16>, _ cells: UnsafeBufferPointer<TermTrie.Cell>,
        from first: UInt16, at second: Int, to limit: Int
    ) -> (end: Int, term: UInt16) {
        var (state, k) = (first, second)
        var (end, term) = (k, cells[Int(state)].term)
        while k < limit {  // Bound: a term's length.
            let next = cells[Int(state)].base &+ symbols[k]
            let cell = cells[Int(next)]
            guard cell.parent == state, next != 0 else { break }
            (state, k) = (next, k &+ 1)
            if cell.term != TermTrie.none { (end, term) = (k, cell.term) }
        }
        return (end, term)
    }

    /// Whether a blank ends at byte `offset`.
    @inline(__always)
    private func isParted(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        guard offset > 0 else { return false }
        let last = bytes[offset - 1]
        return last == 0x20 || last == 0x09 || last == 0x80 && offset > 2 && bytes[offset - 2] == 0x80
    }

    /// Whether a digit stands on both sides: the colon of 18:20 opens nothing.
    private func isInNumber(_ text: FoldedText, _ symbol: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard symbol > 0, symbol + 1 < text.count else { return false }
        let (before, behind) = (Int(text.offsets[symbol - 1]), Int(text.offsets[symbol + 1]))
        return bytes[before] &- 0x30 < 10 && bytes[behind] &- 0x30 < 10
    }

    /// Whether no Latin letter stands directly before or behind the symbols.
    private func isWord(_ text: FoldedText, _ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        func isLetter(_ k: Int) -> Bool {
            k >= 0 && k < bytes.count && bytes[k] | 0x20 >= 0x61 && bytes[k] | 0x20 <= 0x7A
        }
        let last = Int(text.offsets[end - 1])
        return !isLetter(Int(text.offsets[start]) - 1) && !isLetter(last + 1)
    }
}
