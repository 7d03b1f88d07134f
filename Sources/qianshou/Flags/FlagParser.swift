/// Takes a command line apart as glibc's `getopt_long` does (docs/adr/0004): flags and operands may be
/// mixed, `--` ends the flags, a long name may be cut while it is unambiguous, values follow as
/// `--name value`, `--name=value`, `-n value` or `-nvalue`, and one-letter toggles may be joined.
struct FlagParser {
    private let table: FlagTable
    private var rest: ArraySlice<String>
    private var parsed = ParsedArguments()

    /// Takes `arguments` apart.
    ///
    /// - Parameter arguments: What stands behind the command's name.
    static func parse(_ arguments: [String], _ table: FlagTable) throws(UsageError) -> ParsedArguments {
        var parser = FlagParser(table: table, rest: arguments[...])
        return try parser.run()
    }

    private init(table: FlagTable, rest: ArraySlice<String>) { (self.table, self.rest) = (table, rest) }

    private mutating func run() throws(UsageError) -> ParsedArguments {
        while let argument = rest.popFirst() {
            if argument == "--" { break }
            if argument.hasPrefix("--") {
                try long(argument)
            } else if argument.hasPrefix("-"), argument.count > 1 {
                try letters(argument.dropFirst())
            } else {
                parsed.append(operand: argument)  // A lone `-` is standard input, by custom.
            }
        }
        for operand in rest { parsed.append(operand: operand) }
        return parsed
    }

    private mutating func long(_ argument: String) throws(UsageError) {
        let parts = argument.dropFirst(2).split(
            separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let attached = parts.count > 1 ? String(parts[1]) : nil
        let flag = try find(String(parts.first ?? ""))
        let name = "--\(flag.name)"
        if flag.value == nil {
            if attached != nil { throw .unexpectedValue(name) }
            parsed.append(flag: flag.name, nil)
        } else {
            parsed.append(flag: flag.name, try value(attached, name, flag))
        }
    }

    private mutating func letters(_ argument: Substring) throws(UsageError) {
        var left = argument
        while let letter = left.popFirst() {
            guard let flag = table.all.first(where: { $0.letter == letter }) else {
                throw .unknownFlag("-\(letter)", nearest: nil)
            }
            guard flag.value != nil else {
                parsed.append(flag: flag.name, nil)
                continue
            }
            return parsed.append(
                flag: flag.name, try value(left.isEmpty ? nil : String(left), "-\(letter)", flag))
        }
    }

    /// The value attached to a flag, else the next argument whatever it looks like.
    private mutating func value(
        _ attached: String?, _ name: String, _ flag: Flag
    ) throws(UsageError) -> String {
        if let attached { return attached }
        guard let value = rest.popFirst() else { throw .missingValue(name, value: flag.value ?? "") }
        return value
    }

    private func find(_ name: String) throws(UsageError) -> Flag {
        if let exact = table.all.first(where: { $0.name == name }) { return exact }
        let candidates = table.all.filter { !name.isEmpty && $0.name.hasPrefix(name) }
        if candidates.count > 1 {
            throw .ambiguousFlag("--\(name)", candidates: candidates.map { "--\($0.name)" })
        }
        if let only = candidates.first { return only }
        throw .unknownFlag(
            "--\(name)", nearest: nearest(to: name, among: table.all.map(\.name)).map { "--\($0)" })
    }
}
