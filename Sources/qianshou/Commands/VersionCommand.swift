internal import Classification
internal import RuleLoading

/// `qianshou version`: what runs here, one `name value` pair a line.
enum VersionCommand {
    /// The program's version; raised with every release.
    static let program = "0.1.0"

    private static let table = FlagTable(
        command: "qianshou version", operands: "",
        summary: "Prints the version of the program and the digest of the rule files it reads by.",
        flags: [.takes("DIR", "rules", "the rules of this directory, not those inside the binary")])

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(RuleFileError) {
                let rules = try RuleSet.chosen(parsed.value("rules"))
                print("qianshou \(program)")
                print("rules \(String(decoding: rules.table.version, as: UTF8.self))")
                print("clocks \(String(decoding: rules.clockVersion, as: UTF8.self))")
                return ExitCode.done
            } catch {
                return Command.refuse("qianshou version", error.description)
            }
        }
    }
}
