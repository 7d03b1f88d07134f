internal import Classification
internal import RuleLoading

/// `qianshou rules test` and `qianshou rules scenes`: what the rule files promise, and what they say.
enum RulesCommand {
    private static let rules = Flag.takes(
        "DIR", "rules", "the rules of this directory, not those inside the binary")
    private static let test = FlagTable(
        command: "qianshou rules test", operands: "",
        summary: "Runs the examples inside the rule files; exit 1 where one fails.", flags: [rules])
    private static let scenes = FlagTable(
        command: "qianshou rules scenes", operands: "",
        summary: "Prints what is asked of a merchant and which clocks run, a table a platform (Markdown).",
        flags: [rules])

    static func run(_ arguments: [String]) -> Int32 {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "test": return run(test, rest, report)
        case "scenes":
            return run(scenes, rest) { rules in
                print(ScenesPage(rules: rules).markdown, terminator: "")
                return ExitCode.done
            }
        case let word:
            let near = word.flatMap { nearest(to: $0, among: ["test", "scenes"]) }
            return Command.refuse(
                "qianshou rules", "say what to do with them: qianshou rules \(near ?? "test, or scenes")")
        }
    }

    private static func run(
        _ table: FlagTable, _ arguments: [String], _ body: (RuleSet) -> Int32
    ) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(RuleFileError) {
                return body(try RuleSet.chosen(parsed.value("rules")))
            } catch {
                return Command.refuse(table.command, error.description)
            }
        }
    }

    private static func report(_ rules: RuleSet) -> Int32 {
        let failures = rules.failures()
        for failure in failures { print(failure) }
        let counts = ["\(rules.table.ruleCount) rules", "\(rules.clockRows.count) clocks"]
        print((counts + ["\(rules.promiseCount) examples, \(failures.count) failed"]).joined(separator: ", "))
        return failures.isEmpty ? ExitCode.done : ExitCode.badRecords
    }
}
