internal import Classification
internal import RuleLoading

/// `qianshou rules test`: runs every example of every rule file.
enum RulesCommand {
    private static let table = FlagTable(
        command: "qianshou rules test", operands: "",
        summary: "Runs the examples inside the rule files; exit 1 where one fails.",
        flags: [.takes("DIR", "rules", "test the rules of this directory, not those inside the binary")])

    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.first == "test" else {
            return Command.refuse("qianshou rules", "say what to do with them: qianshou rules test")
        }
        return Command.run(table, Array(arguments.dropFirst())) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(RuleFileError) {
                return report(try RuleSet.chosen(parsed.value("rules")))
            } catch {
                return Command.refuse("qianshou rules test", error.description)
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
