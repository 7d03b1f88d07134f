/// One flag of a command.
struct Flag: Sendable {
    /// The long name, without its dashes.
    let name: String
    /// The one-letter name, where it has one.
    let letter: Character?
    /// What its value is called in the help, say `FILE`; `nil` for a flag that takes none.
    let value: String?
    /// What it does: half a sentence, lower case, no full stop.
    let help: String

    /// A flag that takes a value.
    static func takes(
        _ value: String, _ name: String, _ help: String, letter: Character? = nil
    ) -> Flag {
        Flag(name: name, letter: letter, value: value, help: help)
    }

    /// A flag that is there or not.
    static func toggle(_ name: String, _ help: String, letter: Character? = nil) -> Flag {
        Flag(name: name, letter: letter, value: nil, help: help)
    }
}
