internal import Classification
internal import OrderDomain

/// Gathers what the rule files say, file by file.
struct RuleSetBuilder {
    var lexicon = LexiconReader()
    var rules: [Rule] = []
    var examples: [RuleExample] = []
    var problems: [String: Problem] = [:]
    var codes: [(provider: [UInt8], code: [UInt8], entry: StatusCode)] = []
    var masks = MaskLimits()
    private(set) var clockRows: [ClockRow] = []
    private var ruleLines: [String: String] = [:]
    private var codeLines: [String: String] = [:]

    private static let keys = [
        "about", "courier", "source", "readOn", "variants", "terms", "swallow", "rules", "tests", "masks",
    ]

    mutating func read(_ source: RuleSource) throws(RuleFileError) {
        let file = try YamlFile(source)
        if source.name.hasPrefix("status-codes/") {
            try StatusCodeReader(file: file).read(into: &codes, lines: &codeLines)
        } else if source.name.hasPrefix("clocks/") {
            for row in try ClockReader(file: file).rows() { try add(row) }
        } else {
            try readClassification(file)
        }
    }

    private mutating func readClassification(_ file: YamlFile) throws(RuleFileError) {
        let pairs = try file.map(file.root, known: Self.keys)
        var couriers: [String] = []
        if let node = pairs["courier"] { for (word, _) in try file.words(node) { couriers.append(word) } }
        if let node = pairs["variants"] { try lexicon.readVariants(node, in: file) }
        if let node = pairs["terms"] { try lexicon.readTerms(node, in: file) }
        if let node = pairs["swallow"] { try lexicon.readSwallowed(node, in: file) }
        if let node = pairs["masks"] { masks = try MaskReader(file: file).limits(node) }
        if let node = pairs["rules"] {
            let reader = RuleReader(file: file, couriers: couriers)
            for item in try file.list(node) { try add(try reader.rule(item), item.line, file) }
        }
        if let node = pairs["tests"] {
            for item in try file.list(node) {
                examples.append(try TestReader(file: file).test(item, couriers))
            }
        }
    }

    private mutating func add(_ row: ClockRow) throws(RuleFileError) {
        if let before = clockRows.first(where: { $0.clock == row.clock }) {
            throw RuleFileError(
                file: row.file, line: row.line,
                what: "the clock \(row.clock.name) is already at \(before.file):\(before.line)",
                mend: "keep one of them")
        }
        clockRows.append(row)
    }

    /// The table of the clocks that were read.
    ///
    /// - Throws: ``RuleFileError`` where a clock has no entry.
    func clockTable() throws(RuleFileError) -> ClockTable {
        var table = ClockTable(repeating: ClockTable.Entry(length: .seconds(0), warnings: []))
        for row in clockRows { table[row.clock] = row.entry }
        for clock in ClockID.allCases where !clockRows.contains(where: { $0.clock == clock }) {
            throw RuleFileError(
                file: "clocks/\(clock.platform.name).yaml", line: 0,
                what: "the clock \(clock.name) is missing",
                mend: "add it; a folder without clocks/ keeps those inside the binary")
        }
        return table
    }

    private mutating func add(
        _ read: (Rule, [RuleExample]), _ line: Int, _ file: YamlFile
    ) throws(RuleFileError) {
        let (rule, lines) = read
        if let before = ruleLines[rule.id] {
            throw file.fail(line, "the rule '\(rule.id)' is already at \(before)", "give it another id")
        }
        ruleLines[rule.id] = "\(file.name):\(line)"
        if case .problem(let problem) = rule.outcome { problems[rule.id] = problem }
        rules.append(rule)
        examples += lines
    }
}
