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

    /// Reads and compiles rule files.
    ///
    /// - Throws: The first ``RuleFileError``, in the order of the files' names.
    public init(_ sources: [RuleSource]) throws(RuleFileError) {
        var builder = RuleSetBuilder()
        let sorted = sources.sorted { $0.name < $1.name }
        for source in sorted { try builder.read(source) }
        var bytes: [UInt8] = []
        for source in sorted {
            bytes += Array(source.name.utf8) + [0]
            bytes += source.bytes
            bytes.append(0)
        }
        var version: [UInt8] = []
        Fingerprint(of: bytes.span).appendHex(to: &version)
        table = CompiledTable(
            version: version, lexicon: builder.lexicon.lexicon(), rules: builder.rules,
            codes: StatusCodeTable(builder.codes), masks: builder.masks)
        examples = builder.examples
        problems = builder.problems
    }

    /// The rules that the binary carries.
    public static func embedded() throws(RuleFileError) -> RuleSet { try RuleSet(RuleSource.embedded()) }

    /// The rules of a directory laid out as `rules/` is.
    public static func directory(_ path: String) throws(RuleFileError) -> RuleSet {
        try RuleSet(try RuleSource.directory(path))
    }

    /// Runs every example.
    ///
    /// - Returns: `file:line: …` of each that fails.
    public func failures() -> [String] {
        var classifier = Classifier(table: table)
        return examples.compactMap { example in
            example.failure(under: &classifier, problems: problems).map {
                "\(example.file):\(example.line): \($0)"
            }
        }
    }
}
