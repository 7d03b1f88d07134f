public import OrderDomain

/// Reads couriers' lines: one classifier a thread, with buffers that it reuses.
///
/// One pass: text -> symbols -> terms -> clauses -> the first rule that holds. Linear in the text.
/// Never fails: what no rule reads is stage `unknown`.
public struct Classifier {
    /// Terms beyond this many are not read; speech of return is looked for in all of the text.
    static let tokenLimit = 320

    let table: CompiledTable
    var folded = FoldedText()
    /// Room for the terms of a text; the first ``tokenCount`` are those of the text last read.
    var tokenRoom = [Token](repeating: Token(tags: [], start: 0, end: 0), count: tokenLimit)
    var tokenCount = 0
    var reader = ClauseReader()
    private var memory = DecisionMemory()
    /// Symbols at which a person's name may begin, of the text last classified.
    private(set) var names: [Int32] = []
    /// Code points to hide or show, of the text last classified.
    var shown = ShownText()

    /// A classifier over `table`.
    public init(table: CompiledTable) { self.table = table }

    /// Reads one line.
    ///
    /// - Parameters:
    ///   - text: The courier's text as written.
    ///   - courier: The courier's code, lower case; empty or unknown: the common rules.
    ///   - provider: The status code's provider; empty: no status.
    ///   - code: The status code; empty or unknown: no status.
    public mutating func classify(
        _ text: Span<UInt8>, courier: Span<UInt8>, provider: Span<UInt8>, code: Span<UInt8>
    ) -> Reading {
        scan(text)
        let decision = decide(own: table.ownRules(of: courier))
        var reading = Reading(stage: .unknown, verdict: .notSigned)
        if let rule = decision.rule,
            case .reading(let stage, let verdict, let row) = table.outcomes[Int(rule)]
        {
            reading = Reading(stage: stage, verdict: verdict, row: row, rule: rule)
            reading.match = bytes(decision.start, decision.end, of: text)
        }
        reading.speaksOfReturn = folded.speaksOfReturn
        reading.problem = decision.problem
        if let entry = table.codes.entry(provider: provider, code: code) { reading.hear(entry) }
        return reading
    }

    /// What the rules make of the terms last found: as it was remembered, or read anew.
    private mutating func decide(own: Int?) -> Decision {
        let length = Int32(truncatingIfNeeded: folded.count)
        names.clear()
        return tokenRoom.withUnsafeBufferPointer { room in
            let terms = UnsafeBufferPointer(rebasing: room[..<tokenCount])
            let rules = own.map { $0 + 1 } ?? 0
            if let known = memory.recall(terms, length: length, rules: rules, names: &names) { return known }
            reader.read(terms, length: folded.count)
            names.append(contentsOf: reader.names)
            let decision = readClauses(own: own, terms)
            memory.remember(decision, names: names, of: terms, length: length)
            return decision
        }
    }

    /// What the rules make of the clauses last read.
    private func readClauses(own: Int?, _ terms: UnsafeBufferPointer<Token>) -> Decision {
        let summary = TextSummary(reader.clauses)
        var decision = Decision(problem: problem(summary))
        if let (rule, clause) = decide(summary, own: own) {
            decision.rule = rule.index
            (decision.start, decision.end) = span(of: rule, in: reader.clauses[clause], terms)
        }
        return decision
    }

    /// The name of a rule, as verdicts carry it.
    public func ruleName(_ rule: UInt16) -> [UInt8] {
        Int(rule) < table.names.count ? table.names[Int(rule)] : []
    }

    /// The terms of the text last read.
    var tokens: ArraySlice<Token> { tokenRoom[..<tokenCount] }

    /// Text to terms.
    private mutating func scan(_ text: Span<UInt8>) {
        tokenCount = text.withUnsafeBufferPointer { text in
            folded.fold(text, by: table.lexicon.fold)
            return tokenRoom.withUnsafeMutableBufferPointer { room in
                table.lexicon.scan(folded, bytes: text, into: room)
            }
        }
    }

    /// Text to clauses.
    mutating func parse(_ text: Span<UInt8>) {
        scan(text)
        tokenRoom.withUnsafeBufferPointer { room in
            reader.read(UnsafeBufferPointer(rebasing: room[..<tokenCount]), length: folded.count)
        }
    }

    /// The first rule that holds, and the clause it holds for.
    ///
    /// - Parameter own: The courier's own rules, which are asked first; `nil` where it has none.
    func decide(_ summary: TextSummary, own: Int?) -> (CompiledRule, Int)? {
        if let own, let hit = table.own[own].rules.first(for: reader.clauses, summary) { return hit }
        return table.common.first(for: reader.clauses, summary)
    }

    private func problem(_ summary: TextSummary) -> Problem? {
        guard summary.tags.meets(.problems),
            let (rule, _) = table.problems.first(for: reader.clauses, summary)
        else {
            return nil
        }
        if case .problem(let problem) = rule.outcome { return problem }
        return nil
    }

    /// From the first to the last term of the clause that the rule names, in symbols.
    private func span(
        of rule: CompiledRule, in clause: Clause, _ terms: UnsafeBufferPointer<Token>
    ) -> (Int32, Int32) {
        var (start, end) = (Int32.max, Int32(0))
        for k in Int(clause.first)..<min(Int(clause.last), terms.count) {
            let token = terms[k]
            guard token.tags.meets(rule.named) else { continue }
            (start, end) = (min(start, token.start), max(end, token.end))
        }
        if rule.namesWho && clause.slotEnd > clause.slotStart {
            (start, end) = (min(start, clause.slotStart), max(end, clause.slotEnd))
        }
        return start < end ? (start, end) : (0, 0)
    }

    /// Symbols as bytes of the text.
    private func bytes(_ start: Int32, _ end: Int32, of text: Span<UInt8>) -> ByteRange {
        guard start < end else { return .none }
        let from = Int(folded.offsets[Int(start)])
        return ByteRange(start: from, count: folded.end(of: Int(end) - 1, in: text) - from)
    }
}

extension TagSet {
    /// Terms of which a problem is made.
    static let problems = TagSet([.outOfArea, .noOutlet, .suspended, .damaged])
}

extension Reading {
    /// Hears what the status code says beside the text (G8).
    mutating func hear(_ code: StatusCode) {
        if stage == .unknown {
            stage = code.stage
            verdict = code.isProxy ? .notPickedUp : code.stage == .signed ? .undetermined : .notSigned
            row = code.isProxy ? code.row : nil
        } else if verdict != .undetermined {
            disagrees = code.stage != stage
        } else if code.isProxy {
            (verdict, row) = (.notPickedUp, code.row)
        } else if code.stage == .rejected || code.stage == .returning || code.stage == .returned {
            (stage, verdict, row) = (code.stage, .notSigned, nil)
        }
    }
}
