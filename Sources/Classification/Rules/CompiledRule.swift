import OrderDomain

/// A rule as the classifier asks it.
struct CompiledRule: Sendable {
    var conditions: Conditions
    var outcome: Rule.Outcome
    /// The terms that the rule names: the match runs from the first to the last of them.
    var named: TagSet
    /// One of these bits must be in the text's terms: ``Conditions/any``, or all bits where it is empty.
    var needs: UInt64
    /// Whether the rule asks who it was, so that the match takes the slot in.
    var namesWho: Bool
    /// Its place among the table's names.
    var index: UInt16

    init(_ rule: Rule, index: UInt16) {
        conditions = rule.conditions
        let first = conditions.all.rawValue & (0 &- conditions.all.rawValue)
        needs = conditions.any.isEmpty ? first == 0 ? .max : first : conditions.any.rawValue
        outcome = rule.outcome
        self.index = index
        namesWho = conditions.frame & Who.mask != Who.mask
        named = conditions.any.union(conditions.all)
        for who in Who.allCases where namesWho && conditions.frame & who.bit != 0 {
            named.formUnion(Self.terms(of: who))
        }
        for place in Place.allCases where conditions.frame & Place.mask != Place.mask {
            if conditions.frame & place.bit != 0 { named.formUnion(Self.terms(of: place)) }
        }
        if conditions.frame & Means.none.bit == 0 { named.formUnion([TagSet(.by), TagSet(.code)]) }
    }

    /// Whether the whole text can satisfy the rule; cheap, and false for most rules.
    @inline(__always)
    func mayHold(_ text: TextSummary) -> Bool {
        let asked = conditions
        if !text.tags.isSuperset(of: asked.all) { return false }
        if text.asserted.meets(asked.nowhere) { return false }
        if text.frame & asked.nowhereFrame != 0 { return false }
        if asked.label != 0 && text.labels & asked.label == 0 { return false }
        let somewhere = asked.somewhereFrame | asked.somewhere.rawValue
        return somewhere == 0 || text.asserted.meets(asked.somewhere)
            || text.frame & asked.somewhereFrame != 0
    }

    /// Whether `clause` has what the rule asks of one clause.
    @inline(__always)
    func holds(for clause: Clause) -> Bool {
        let asked = conditions
        return (asked.any.isEmpty || clause.tags.meets(asked.any)) && clause.tags.isSuperset(of: asked.all)
            && !clause.tags.meets(asked.none) && clause.frame & ~asked.frame == 0
    }

    private static func terms(of who: Who) -> TagSet {
        switch who {
        case .nobody, .bare, .denial, .asking: []
        case .own: TagSet(.own)
        case .recipient: TagSet([.recipient, .signer])
        case .other, .mixed: TagSet([.kin, .guardian, .stranger])
        case .courier: TagSet(.courier)
        case .sender: TagSet(.sender)
        case .station: TagSet([.station, .shop])
        case .locker: TagSet(.locker)
        case .address: TagSet(.address)
        case .depot: TagSet(.depot)
        case .hub: TagSet(.hub)
        }
    }

    private static func terms(of place: Place) -> TagSet {
        switch place {
        case .nowhere, .unnamed: []
        case .station: TagSet([.station, .shop])
        case .locker: TagSet(.locker)
        case .address: TagSet(.address)
        case .depot: TagSet(.depot)
        case .hub: TagSet(.hub)
        }
    }
}

/// Rules in the order in which they are asked, with what each needs side by side: most rules are passed
/// over by that one word.
struct RuleList: Sendable {
    let rules: [CompiledRule]
    private let needs: [UInt64]

    init(_ rules: [CompiledRule]) {
        self.rules = rules
        needs = rules.map(\.needs)
    }

    /// The first rule that holds, and the clause it holds for.
    func first(for clauses: [Clause], _ text: TextSummary) -> (CompiledRule, Int)? {
        let tags = text.tags.rawValue
        return needs.withUnsafeBufferPointer { needs in
            rules.withUnsafeBufferPointer { rules in
                clauses.withUnsafeBufferPointer { clauses in
                    for k in needs.indices where needs[k] & tags != 0 || needs[k] == .max {
                        guard rules[k].mayHold(text) else { continue }
                        for i in clauses.indices where rules[k].holds(for: clauses[i]) {
                            return (rules[k], i)
                        }
                    }
                    return nil
                }
            }
        }
    }
}

/// What all clauses of a text say together.
struct TextSummary {
    /// Terms of every clause.
    var tags = TagSet()
    /// Terms of the clauses that are not supposed.
    var asserted = TagSet()
    /// Field values of those; tenses only of what speaks of collection, for every text asks for something.
    var frame: UInt64 = 0
    /// Who the labels name.
    var labels: UInt64 = 0

    private static let collection = TagSet(rawValue: Tag.collect.bit | Tag.code.bit)

    init(_ clauses: [Clause]) {
        for clause in clauses {
            tags.formUnion(clause.tags)
            if clause.mode == .label {
                labels |= clause.who.bit
            } else if clause.tense != .supposed {
                asserted.formUnion(clause.tags)
                frame |= clause.tags.meets(Self.collection) ? clause.frame : clause.frame & ~Tense.mask
            }
        }
    }
}
