/// `qianshou config print`: what `run` would run under, and who says so.
enum ConfigCommand {
    private static let table = FlagTable(
        command: "qianshou config print", operands: "",
        summary: "Prints every key with its value and who gives it (default, file and line, variable, flag).",
        flags: ConfigurationKey.flags)

    private static let group = CommandGroup(
        command: "qianshou config",
        commands: [Command(name: "print", summary: "every key, its value, and who gives it", run: page)])

    static func run(_ arguments: [String]) -> Int32 { group.run(arguments) }

    private static func page(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
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
