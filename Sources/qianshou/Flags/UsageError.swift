/// A command line that cannot be carried out: exit code 2, one line that names the flag and the mend
/// (CONTRACT 4).
enum UsageError: Error, Equatable {
    /// No command of that name.
    case unknownCommand(String, known: [String])
    /// No flag of that name; the nearest one, where one is near.
    case unknownFlag(String, nearest: String?)
    /// A shortened name that several flags begin with.
    case ambiguousFlag(String, candidates: [String])
    /// A flag at the end of the line, or before another one, without its value.
    case missingValue(String, value: String)
    /// `--flag=value` for a flag that takes none.
    case unexpectedValue(String)
    /// A value that the flag cannot have, and what it must be.
    case invalidValue(String, mend: String)
    /// An operand too few, and what must stand there.
    case missingOperand(String)
    /// An operand that the command does not take.
    case unexpectedOperand(String)

    /// The line for stderr, without the command's name.
    var message: String {
        switch self {
        case .unknownCommand(let name, let known):
            "unknown command '\(name)': one of \(known.joined(separator: ", "))"
        case .unknownFlag(let name, let nearest?): "unknown flag \(name): did you mean \(nearest)?"
        case .unknownFlag(let name, nil): "unknown flag \(name): --help lists them"
        case .ambiguousFlag(let name, let candidates):
            "\(name) is short for several flags: write \(candidates.joined(separator: " or "))"
        case .missingValue(let name, let value): "\(name) needs a value: \(name) \(value)"
        case .unexpectedValue(let name): "\(name) takes no value: write \(name) alone"
        case .invalidValue(let name, let mend): "\(name): \(mend)"
        case .missingOperand(let operand): "\(operand) is missing: name at least one"
        case .unexpectedOperand(let operand): "'\(operand)' is one argument too many: leave it out"
        }
    }
}
