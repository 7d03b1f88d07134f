/// `qianshou config print`: what `run` would run under, and who says so.
enum ConfigCommand {
    private static let table = FlagTable(
        command: "qianshou config print", operands: "",
        summary: "Prints every key with its value and who gives it (default, file and line, variable, flag).",
        flags: ConfigurationKey.flags)

    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.first == "print" else {
            return Command.refuse("qianshou config", "say what to do with it: qianshou config print")
        }
        return Command.run(table, Array(arguments.dropFirst())) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            do throws(ConfigurationFault) {
                let configuration = try Configuration(parsed)
                _ = try RunConfiguration(configuration)
                print(try ConfigurationPage(configuration).text)
                return ExitCode.done
            } catch {
                return Command.refuse("qianshou config print", error.message)
            }
        }
    }
}
