/// A command that only leads to others: `qianshou topics`.
struct CommandGroup {
    /// As typed.
    let command: String
    let commands: [Command]

    /// Runs the one that the first argument names; `--help` lists them.
    ///
    /// - Returns: Its exit code; 0 after `--help`, 2 where none is named.
    func run(_ arguments: [String]) -> Int32 {
        guard let name = arguments.first else { return refuse(near: nil) }
        if ["--help", "-h", "help"].contains(name) {
            print(helpText)
            return ExitCode.done
        }
        guard let meant = commands.first(where: { $0.name == name }) else { return refuse(near: name) }
        return meant.run(Array(arguments.dropFirst()))
    }

    private func refuse(near name: String?) -> Int32 {
        let near = name.flatMap { nearest(to: $0, among: commands.map(\.name)) }
        let told = (near.map { [$0] } ?? commands.map(\.name)).map { "\(command) \($0)" }
        return Command.refuse(command, "say what to do: \(told.joined(separator: ", or "))")
    }

    private var helpText: String {
        let width = commands.map(\.name.count).max() ?? 0
        let rows = commands.map { row in
            "  " + row.name + String(repeating: " ", count: width - row.name.count + 2) + row.summary
        }
        return (["usage: \(command) COMMAND [FLAG…]", ""] + rows).joined(separator: "\n")
    }
}
