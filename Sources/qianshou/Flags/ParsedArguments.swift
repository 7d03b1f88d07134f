/// A command line taken apart by its ``FlagTable``.
struct ParsedArguments: Equatable {
    /// Flags in the order given, by their full names, with their values (`nil` for a toggle).
    private(set) var flags: [(name: String, value: String?)] = []
    /// What is no flag, in the order given.
    private(set) var operands: [String] = []

    /// Whether the flag was given.
    func has(_ name: String) -> Bool { flags.contains { $0.name == name } }

    /// The flag's value; the last one where it was given several times.
    func value(_ name: String) -> String? { flags.last { $0.name == name }?.value }

    /// All values of a flag that may be given several times.
    func values(_ name: String) -> [String] { flags.filter { $0.name == name }.compactMap(\.value) }

    /// The flag's value as read by `read`, which answers `nil` where it cannot be one.
    ///
    /// - Parameter mend: What the value must be, say `an instant like 2026-03-02T10:00:00+08:00`.
    func value<T>(_ name: String, mend: String, _ read: (String) -> T?) throws(UsageError) -> T? {
        guard let text = value(name) else { return nil }
        guard let value = read(text) else { throw .invalidValue("--\(name)", mend: mend) }
        return value
    }

    /// Refuses operands where the command takes none.
    func expectNoOperands() throws(UsageError) {
        if let first = operands.first { throw .unexpectedOperand(first) }
    }

    mutating func append(flag: String, _ value: String?) { flags.append((flag, value)) }

    mutating func append(operand: String) { operands.append(operand) }

    static func == (a: Self, b: Self) -> Bool {
        a.operands == b.operands && a.flags.elementsEqual(b.flags) { $0 == $1 }
    }
}
