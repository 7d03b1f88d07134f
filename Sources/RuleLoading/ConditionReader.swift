internal import Classification

/// Reads the conditions of a rule: words of closed sets into bit masks.
struct ConditionReader {
    let file: YamlFile

    private static let clauseKeys = ["any", "all", "none", "who", "via", "place", "tense", "means", "mode"]
    private static let textKeys = ["terms", "who", "via", "place", "tense", "means"]

    /// The conditions over one clause. A tense that is not given is `plain`, `loose` or `done`, a mode
    /// `statement`.
    func clause(_ node: YamlNode?, rule: String, line: Int) throws(RuleFileError) -> Conditions {
        guard let node else {
            throw file.fail(line, "the rule '\(rule)' has no 'clause'", "say what one clause must show")
        }
        var conditions = Conditions()
        var allowed = Mode.statement.bit | Tense.plain.bit | Tense.loose.bit | Tense.done.bit
        allowed |= Who.mask | Via.mask | Place.mask | Means.mask
        for pair in try file.map(node, known: Self.clauseKeys) {
            switch pair.key {
            case "any": conditions.any = try tags(pair.node)
            case "all": conditions.all = try tags(pair.node)
            case "none": conditions.none = try tags(pair.node)
            default:
                let (mask, bits) = try field(pair)
                allowed = allowed & ~mask | bits
            }
        }
        conditions.frame = allowed
        if conditions.any.isEmpty && conditions.all.isEmpty && allowed & Who.mask == Who.mask
            && allowed & Place.mask == Place.mask
        {
            throw file.fail(
                node.line, "the rule '\(rule)' would hold for any clause",
                "add 'any', 'all', 'who' or 'place'")
        }
        return conditions
    }

    /// `somewhere`, `nowhere`, `label`.
    func surroundings(
        _ pairs: [YamlNode.Pair], into conditions: inout Conditions
    ) throws(RuleFileError) {
        if let node = pairs["nowhere"] {
            (conditions.nowhere, conditions.nowhereFrame) = try text(node)
        }
        if let node = pairs["somewhere"] {
            (conditions.somewhere, conditions.somewhereFrame) = try text(node)
        }
        if let node = pairs["label"] { conditions.label = try values(Who.self, node) }
    }

    private func text(_ node: YamlNode) throws(RuleFileError) -> (TagSet, UInt64) {
        var (terms, frame) = (TagSet(), UInt64(0))
        for pair in try file.map(node, known: Self.textKeys) {
            if pair.key == "terms" { terms = try tags(pair.node) } else { frame |= try field(pair).bits }
        }
        return (terms, frame)
    }

    private func field(_ pair: YamlNode.Pair) throws(RuleFileError) -> (mask: UInt64, bits: UInt64) {
        switch pair.key {
        case "who": (Who.mask, try values(Who.self, pair.node))
        case "via": (Via.mask, try values(Via.self, pair.node))
        case "place": (Place.mask, try values(Place.self, pair.node))
        case "tense": (Tense.mask, try values(Tense.self, pair.node))
        case "means": (Means.mask, try values(Means.self, pair.node))
        default: (Mode.mask, try values(Mode.self, pair.node))
        }
    }

    private func tags(_ node: YamlNode) throws(RuleFileError) -> TagSet {
        var set = TagSet()
        for (word, line) in try file.words(node) {
            guard let tag = Tag.named[word] else {
                throw file.fail(
                    line, "there is no tag '\(word)'",
                    "use one of: " + Tag.allCases.map(\.name).joined(separator: ", "))
            }
            set.insert(TagSet(tag))
        }
        return set
    }

    private func values<Field: FrameField>(
        _ type: Field.Type, _ node: YamlNode
    ) throws(RuleFileError) -> UInt64 {
        var bits: UInt64 = 0
        for (word, line) in try file.words(node) {
            guard let value = Field.allCases.first(where: { $0.name == word }) else {
                throw file.fail(
                    line, "there is no '\(word)' among the values of this field",
                    "use one of: " + Field.allCases.map(\.name).joined(separator: ", "))
            }
            bits |= value.bit
        }
        return bits
    }
}
