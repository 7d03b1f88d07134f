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

    private static let group = CommandGroup(
        command: "qianshou rules",
        commands: [
            Command(name: "test", summary: "run the examples inside the rule files") {
                run(test, $0, report)
            },
            Command(name: "scenes", summary: "print the rules as tables") { arguments in
                run(scenes, arguments) { rules in
                    print(ScenesPage(rules: rules).markdown, terminator: "")
                    return ExitCode.done
                }
            },
        ])

    static func run(_ arguments: [String]) -> Int32 { group.run(arguments) }

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
