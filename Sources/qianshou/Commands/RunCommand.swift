internal import EventLog

/// `qianshou run`: the live processor (CONTRACT 5).
enum RunCommand {
    private static let table = FlagTable(
        command: "qianshou run", operands: "",
        summary:
            "Reads Kafka's topics and writes verdicts, actions and dead letters, each input exactly once.",
        flags: ConfigurationKey.flags + [
            .toggle("accept-gap", "give up offsets that are gone, and go on at the log's nearest end"),
            .takes("FORMAT", "log-format", "logfmt or json (logfmt on a terminal, else json)"),
        ])

    static func run(_ arguments: [String]) -> Int32 {
        Command.run(table, arguments) { (parsed) throws(UsageError) in
            try parsed.expectNoOperands()
            let format = try parsed.value(
                "log-format", mend: "write logfmt or json", LogFormat.init(rawValue:))
            do throws(ConfigurationFault) {
                let configuration = try RunConfiguration(Configuration(parsed))
                let log = EventLog.standardError(format ?? .suitingStandardError)
                return try LiveRun(configuration, log: log).run()
            } catch {
                return Command.refuse(table.command, error.message)
            }
        }
    }
}
