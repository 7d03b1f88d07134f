/// `qianshou version`: what runs here, one `name value` pair a line.
enum VersionCommand {
    /// The program's version; raised with every release.
    static let program = "0.1.0"

    private static let table = FlagTable(
        command: "qianshou version", operands: "",
        summary: "Prints the version of the program and the digest of the rule tables inside it.", flags: [])

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            print("qianshou \(program)")
            return ExitCode.done
        }
    }
}
