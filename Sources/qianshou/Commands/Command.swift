/// One command of `qianshou`: a row of ``CommandTable``.
struct Command: Sendable {
    /// The word behind `qianshou`.
    let name: String
    /// What it does, for `qianshou --help`.
    let summary: String
    /// Runs it with what stands behind its name and returns the exit code.
    let run: @Sendable ([String]) -> Int32

    /// Parses a command line and runs `body` on it: `--help` prints the table, a ``UsageError`` of the
    /// parser or of `body` its one line on stderr.
    ///
    /// - Returns: `body`'s exit code; 0 after `--help`, 2 after a ``UsageError``.
    static func run(
        _ table: FlagTable, _ arguments: [String], _ body: (ParsedArguments) throws(UsageError) -> Int32
    ) -> Int32 {
        do throws(UsageError) {
            let parsed = try FlagParser.parse(arguments, table)
            if parsed.has(FlagTable.help.name) {
                print(table.helpText)
                return ExitCode.done
            }
            return try body(parsed)
        } catch {
            return refuse(table.command, error.message)
        }
    }

    /// Writes one line to stderr and returns ``ExitCode/wrongUse``.
    static func refuse(_ command: String, _ message: String) -> Int32 {
        StandardError.write("\(command): \(message)\n")
        return ExitCode.wrongUse
    }
}
