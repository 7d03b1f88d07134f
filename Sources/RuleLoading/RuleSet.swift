public import Classification
public import OrderDomain

/// All rule files, read, checked and compiled.
public struct RuleSet: Sendable {
    /// What classifiers share.
    public let table: CompiledTable
    /// Every example of every file.
    public let examples: [RuleExample]
    /// The problem that a problem's rule tells, by rule id.
    public let problems: [String: Problem]
    /// How long clocks run and when they warn.
    public let clocks: ClockTable
    /// The same with all that the files tell, in the order of the clocks' ids.
    public let clockRows: [ClockRow]
    /// The digest of the clocks' files. ``CompiledTable/version`` leaves them out, because verdicts, which
    /// carry it, do not depend on them.
    public let clockVersion: [UInt8]

    /// Reads and compiles rule files. Where none of them is about clocks, those inside the binary hold.
    ///
    /// - Throws: The first ``RuleFileError``, in the order of the files' names.
    public init(_ sources: [RuleSource]) throws(RuleFileError) {
        var builder = RuleSetBuilder()
        var sorted = sources.sorted { $0.name < $1.name }
        if !sorted.contains(where: \.isAboutClocks) {
            sorted += RuleSource.embedded().filter(\.isAboutClocks)
        }
        for source in sorted { try builder.read(source) }
        table = CompiledTable(
            version: Self.digest(sorted.filter { !$0.isAboutClocks }), lexicon: builder.lexicon.lexicon(),
            rules: builder.rules, codes: StatusCodeTable(builder.codes), masks: builder.masks)
        examples = builder.examples
        problems = builder.problems
        clocks = try builder.clockTable()
        clockRows = builder.clockRows.sorted { $0.clock.rawValue < $1.clock.rawValue }
        clockVersion = Self.digest(sorted.filter(\.isAboutClocks))
    }

    /// XXH3-128 of names and contents, in hex.
    private static func digest(_ sources: [RuleSource]) -> [UInt8] {
        var bytes: [UInt8] = []
        for source in sources {
            bytes += Array(source.name.utf8) + [0]
            bytes += source.bytes
            bytes.append(0)
        }
        var digest: [UInt8] = []
        Fingerprint(of: bytes.span).appendHex(to: &digest)
        return digest
    }

    /// The rules that the binary carries.
    public static func embedded() throws(RuleFileError) -> RuleSet { try RuleSet(RuleSource.embedded()) }

    /// The rules of a directory laid out as `rules/` is.
    ///
    /// A directory without the lexicon is refused: no rule would know a word, and all would load.
    public static func directory(_ path: String) throws(RuleFileError) -> RuleSet {
        let sources = try RuleSource.directory(path)
        guard sources.contains(where: { $0.name == "classification/lexicon.yaml" }) else {
            throw RuleFileError(
                file: path, line: 0, what: "there is no classification/lexicon.yaml here",
                mend: "copy the project's; without its terms no rule reads anything")
        }
        return try RuleSet(sources)
    }

    /// Promises inside the files: examples of texts and tests of clocks.
    public var promiseCount: Int { examples.count + clockRows.reduce(0) { $0 + $1.tests.count } }

    /// Runs every example and every test of a clock.
    ///
    /// - Returns: `file:line: …` of each that fails.
    public func failures() -> [String] {
        var classifier = Classifier(table: table)
        let misread = examples.compactMap { example in
            example.failure(under: &classifier, problems: problems).map {
                "\(example.file):\(example.line): \($0)"
            }
        }
        return misread + clockRows.flatMap { $0.failures(under: clocks) }
    }
}
