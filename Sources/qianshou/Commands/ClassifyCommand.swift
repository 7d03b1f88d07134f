internal import Classification
internal import RuleLoading

/// `qianshou classify`: NDJSON lines with a text in, one reading a line out (CONTRACT 4).
enum ClassifyCommand {
    private static let table = FlagTable(
        command: "qianshou classify", operands: "",
        summary:
            "Reads couriers' texts: NDJSON {\"text\",\"courier\"?,\"status\"?} in, one reading a line out.",
        flags: [
            .takes("TEXT", "text", "read this one text"),
            .takes("CODE", "courier", "the text's courier, with --text"),
            .takes("DIR", "rules", "read the rules of this directory, not those inside the binary"),
            .toggle("explain", "print how each text was read, for people"),
        ])

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(RuleFileError) {
                let rules = try RuleSet.chosen(parsed.value("rules"))
                return answer(parsed, Classifier(table: rules.table))
            } catch {
                return Command.refuse("qianshou classify", error.description)
            }
        }
    }

    private static func answer(_ parsed: ParsedArguments, _ classifier: Classifier) -> Int32 {
        var stream = ClassifyStream(classifier: classifier, explains: parsed.has("explain"))
        guard let text = parsed.value("text") else { return stream.run() }
        stream.readOne(text, courier: parsed.value("courier") ?? "")
        return stream.flush() ? ExitCode.done : ExitCode.wrongUse
    }
}

extension RuleSet {
    /// The rules of `directory`, or those inside the binary where none is named.
    static func chosen(_ directory: String?) throws(RuleFileError) -> RuleSet {
        guard let directory else { return try .embedded() }
        return try .directory(directory)
    }
}
