internal import OrderDomain

/// What runs of terms led to, so that a wording that comes again is not read again: couriers write a few
/// hundred lines over and over, with other names and numbers between the terms.
///
/// A run is what the terms of a text mean and how far apart they stand; that and the courier's rules are
/// all that a ``Decision`` depends on. Runs are compared whole, so that no answer is ever another run's.
/// Bounded: a new run takes the place of the one that fell on its slot. 0.6 MB.
struct DecisionMemory: Sendable {
    /// Runs of more terms are not remembered: with its head a run fills one line of the cache.
    private static let longest = 31
    /// Texts with more names are not remembered.
    private static let mostNames = 6
    /// No reader of clauses tells larger gaps between terms apart: it asks for less than five symbols
    /// (``ClauseReader``), and what sums gaps up asks for less too.
    private static let widestGap: Int32 = 5
    private static let slotCount = 8_192
    /// A run's words: sixteen bits a term behind sixteen of a head.
    private static let width = 8

    private var runs = [UInt64](repeating: 0, count: slotCount * width)
    private var answers = [Answer](repeating: Answer(), count: slotCount)
    /// The run asked for last, and its slot; none where it is not to be remembered.
    private var run = InlineArray<8, UInt64>(repeating: 0)
    private var slot: Int?

    /// A ``Decision`` whose places are ends of terms, wherever in a text these stand.
    private struct Answer: Sendable {
        var rule = UInt16.max
        var problem: Problem?
        var start = TermEnd.none
        var end = TermEnd.none
        var names = InlineArray<6, TermEnd>(repeating: .none)
    }

    /// The start or the end of a run's term; behind the last term stands the end of the text.
    private struct TermEnd: Equatable, Sendable {
        var code: UInt8
        static let none = Self(code: .max)

        func symbol(in terms: UnsafeBufferPointer<Token>, length: Int32) -> Int32 {
            let index = Int(code >> 1)
            if index == terms.count { return length }
            return code & 1 == 0 ? terms[index].start : terms[index].end
        }
    }

    /// What the run of a text's terms led to, its names appended to `names`; `nil` where that is not known.
    ///
    /// - Parameters:
    ///   - length: The text's symbols.
    ///   - rules: Which courier's own rules are asked; 0 for none.
    mutating func recall(
        _ terms: UnsafeBufferPointer<Token>, length: Int32, rules: Int, names: inout [Int32]
    ) -> Decision? {
        slot = nil
        guard terms.count > 0, terms.count <= Self.longest, rules < 256, take(terms, length, rules)
        else { return nil }
        let slot = home
        self.slot = slot
        guard isKnown(slot) else { return nil }
        let answer = answers[slot]
        var decision = Decision(rule: answer.rule == .max ? nil : answer.rule, problem: answer.problem)
        if answer.start != .none {
            decision.start = answer.start.symbol(in: terms, length: length)
            decision.end = answer.end.symbol(in: terms, length: length)
        }
        for index in 0..<Self.mostNames where answer.names[index] != .none {
            names.append(answer.names[index].symbol(in: terms, length: length))
        }
        return decision
    }

    /// Remembers what the run that was asked for last led to.
    mutating func remember(
        _ decision: Decision, names: [Int32], of terms: UnsafeBufferPointer<Token>, length: Int32
    ) {
        guard let slot, names.count <= Self.mostNames else { return }
        var answer = Answer(rule: decision.rule ?? .max, problem: decision.problem)
        if decision.start < decision.end {
            guard let start = Self.termEnd(at: decision.start, of: terms, length),
                let end = Self.termEnd(at: decision.end, of: terms, length)
            else { return }
            (answer.start, answer.end) = (start, end)
        }
        for index in names.indices {
            guard let name = Self.termEnd(at: names[index], of: terms, length) else { return }
            answer.names[index] = name
        }
        answers[slot] = answer
        for word in 0..<Self.width { runs[slot * Self.width + word] = run[word] }
    }

    /// Makes `run` of the terms; `false` where their meanings' numbers are too large for it.
    private mutating func take(_ terms: UnsafeBufferPointer<Token>, _ length: Int32, _ rules: Int) -> Bool {
        func gap(_ symbols: Int32) -> UInt64 { UInt64(truncatingIfNeeded: min(symbols, Self.widestGap)) }
        run = InlineArray(repeating: 0)
        var (end, largest, word) = (Int32(0), UInt16(0), UInt64(0))
        for index in terms.indices {
            let term = terms[index]
            let bits = UInt64(term.meaning) << 4 | gap(term.start &- end) << 1 | (term.isParted ? 1 : 0)
            let place = index &+ 1
            word |= bits &<< (UInt64(truncatingIfNeeded: place & 3) &* 16)
            if place & 3 == 3 { (run[place >> 2], word) = (word, 0) }
            (end, largest) = (term.end, max(largest, term.meaning))
        }
        if terms.count & 3 != 3 { run[terms.count >> 2] = word }
        run[0] |= UInt64(rules) << 8 | UInt64(terms.count) << 3 | gap(length &- end)
        return largest < 1 << 12
    }

    /// The slot of `run`.
    private var home: Int {
        var hash: UInt64 = 0
        for word in 0..<Self.width {
            hash = (hash ^ run[word]) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        return Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)
    }

    /// Whether the run in a slot is `run`.
    private func isKnown(_ slot: Int) -> Bool {
        runs.withUnsafeBufferPointer { runs in
            var difference: UInt64 = 0
            for word in 0..<Self.width { difference |= runs[slot &* Self.width &+ word] ^ run[word] }
            return difference == 0
        }
    }

    /// The end of a term that stands at a symbol; `nil` where none does, so that the place says nothing
    /// about another text.
    private static func termEnd(
        at symbol: Int32, of terms: UnsafeBufferPointer<Token>, _ length: Int32
    ) -> TermEnd? {
        for index in terms.indices {
            if terms[index].start == symbol { return TermEnd(code: UInt8(index << 1)) }
            if terms[index].end == symbol { return TermEnd(code: UInt8(index << 1 | 1)) }
        }
        return symbol == length ? TermEnd(code: UInt8(terms.count << 1)) : nil
    }
}
