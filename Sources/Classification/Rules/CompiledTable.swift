/// Lexicon, rules and status codes, compiled once and shared by all classifiers.
public final class CompiledTable: Sendable {
    /// 32 hex digits over the bytes of the rule sources: the verdicts' `tableVersion`.
    public let version: [UInt8]
    /// The lexicon.
    let lexicon: Lexicon
    /// Rules for every courier, in the order in which they are asked.
    let common: RuleList
    /// Rules of single couriers, asked before the common ones.
    let own: [CourierRules]
    /// Rules that name a problem.
    let problems: RuleList
    /// What each rule means, by its index.
    let outcomes: [Rule.Outcome]
    /// Rule names by index.
    let names: [[UInt8]]
    /// The rules as given, by index.
    let rules: [Rule]
    /// Status codes.
    let codes: StatusCodeTable
    /// What outputs hide.
    let masks: MaskLimits

    /// The rules that one courier has beside the common ones.
    struct CourierRules: Sendable {
        var courier: [UInt8]
        var rules: RuleList
    }

    /// Compiles a table. Rules are asked in the order (courier's own, priority, id).
    public init(
        version: [UInt8], lexicon: Lexicon, rules: [Rule], codes: StatusCodeTable, masks: MaskLimits
    ) {
        let ordered = rules.sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }
        let compiled = ordered.enumerated().map { CompiledRule($1, index: UInt16($0)) }
        func isReading(_ rule: CompiledRule) -> Bool {
            if case .reading = rule.outcome { true } else { false }
        }
        (self.version, self.lexicon, self.codes, self.masks) = (version, lexicon, codes, masks)
        self.rules = ordered
        names = ordered.map { Array($0.id.utf8) }
        outcomes = ordered.map(\.outcome)
        common = RuleList(compiled.filter { isReading($0) && ordered[Int($0.index)].couriers.isEmpty })
        problems = RuleList(compiled.filter { !isReading($0) })
        own = Set(ordered.flatMap(\.couriers)).sorted().map { courier in
            let rules = compiled.filter { isReading($0) && ordered[Int($0.index)].couriers.contains(courier) }
            return CourierRules(courier: Array(courier.utf8), rules: RuleList(rules))
        }
    }

    /// How many rules there are.
    public var ruleCount: Int { rules.count }

    /// The place in ``own`` of the rules that `courier` alone has, or `nil`.
    func ownRules(of courier: Span<UInt8>) -> Int? {
        for index in own.indices where own[index].courier.count == courier.count {
            var same = true
            for i in courier.indices where own[index].courier[i] != courier[i] { same = false }
            if same { return index }
        }
        return nil
    }
}
