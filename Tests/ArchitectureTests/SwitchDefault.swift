/// Finds `default:` in switches whose other cases name cases of an enum: there it hides the next one.
enum SwitchDefault {
    /// Indices of the lines of such defaults in a file. `.some`, `.none` and `nil` are Optional's and
    /// do not count.
    static func overEnums(in file: SwiftFile) -> [Int] {
        file.code.indices.filter { index in
            trimmed(file.code[index]).hasPrefix("default:") && namesEnumCases(file.code, above: index)
        }
    }

    private static func namesEnumCases(_ code: [String], above index: Int) -> Bool {
        let depth = indentation(code[index])
        for line in code[..<index].reversed() where !trimmed(line).isEmpty && indentation(line) <= depth {
            let text = trimmed(line)
            if text.hasPrefix("case ") {
                if isEnumPattern(text.dropFirst(5)) { return true }
            } else if !text.hasPrefix("}") && !text.hasPrefix("#") {
                return false
            }
        }
        return false
    }

    private static func isEnumPattern(_ pattern: Substring) -> Bool {
        let pattern = pattern.drop { "( ".contains($0) }
        guard pattern.hasPrefix(".") || pattern.hasPrefix("let .") else { return false }
        return !pattern.hasPrefix(".some") && !pattern.hasPrefix(".none")
    }

    private static func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

    private static func trimmed(_ line: String) -> Substring { line.drop { $0 == " " } }
}
