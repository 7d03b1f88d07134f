/// What a command takes: the one place that its parser and its `--help` both read.
struct FlagTable: Sendable {
    /// The command as typed, say `qianshou replay`.
    let command: String
    /// What stands behind the flags, say `DUMP…`; empty for a command that takes no operands.
    let operands: String
    /// What the command does, in a sentence.
    let summary: String
    /// The command's own flags; `--help` is every command's.
    let flags: [Flag]

    /// `--help` and `-h`.
    static let help = Flag.toggle("help", "print this and exit", letter: "h")

    /// The command's flags with `--help` behind them.
    var all: [Flag] { flags + [Self.help] }

    /// The text of `--help`.
    var helpText: String {
        let usage = ["usage:", command, "[FLAG…]", operands].filter { !$0.isEmpty }.joined(separator: " ")
        let names = all.map(Self.spelled)
        let width = names.map(\.count).max() ?? 0
        let rows = zip(all, names).map { flag, name in
            "  " + name + String(repeating: " ", count: width - name.count + 2) + flag.help
        }
        return ([usage, "", summary, ""] + rows).joined(separator: "\n")
    }

    private static func spelled(_ flag: Flag) -> String {
        let letter = flag.letter.map { "-\($0), " } ?? "    "
        return letter + "--\(flag.name)" + (flag.value.map { " \($0)" } ?? "")
    }
}
