/// The commands of `qianshou`, in the order that `--help` lists them.
enum CommandTable {
    static let commands: [Command] = [
        Command(name: "classify", summary: "read couriers' texts", run: ClassifyCommand.run),
        Command(
            name: "replay", summary: "topic dumps in, verdicts, actions and dead letters out",
            run: ReplayCommand.run),
        Command(
            name: "config", summary: "print the configuration with who gives each value",
            run: ConfigCommand.run),
        Command(
            name: "rules", summary: "test the rule files, or print them as tables", run: RulesCommand.run),
        Command(
            name: "check", summary: "look at everything that run needs: a line each, ok or how to mend it",
            run: CheckCommand.run),
        Command(name: "run", summary: "the live processor: Kafka in, Kafka out", run: RunCommand.run),
        Command(
            name: "topics", summary: "make the topics that are missing in a Kafka cluster, or load dumps",
            run: TopicsCommand.run),
        Command(name: "version", summary: "print the versions of program and rules", run: VersionCommand.run),
    ]

    /// Runs the command that `arguments` names.
    ///
    /// - Parameter arguments: The command line without the program's name.
    /// - Returns: The exit code.
    static func run(_ arguments: [String]) -> Int32 {
        guard let name = arguments.first else {
            print(helpText)
            return ExitCode.wrongUse
        }
        if name == "--help" || name == "-h" || name == "help" {
            print(helpText)
            return ExitCode.done
        }
        if name == "--version" { return VersionCommand.run([]) }
        guard let command = commands.first(where: { $0.name == name }) else {
            let error = UsageError.unknownCommand(name, known: commands.map(\.name))
            return Command.refuse("qianshou", error.message)
        }
        return command.run(Array(arguments.dropFirst()))
    }

    static var helpText: String {
        let width = commands.map(\.name.count).max() ?? 0
        let rows = commands.map { command in
            "  " + command.name + String(repeating: " ", count: width - command.name.count + 2)
                + command.summary
        }
        return
            (["usage: qianshou COMMAND [FLAG…]", ""] + rows + ["", "qianshou COMMAND --help lists its flags"])
            .joined(separator: "\n")
    }
}
