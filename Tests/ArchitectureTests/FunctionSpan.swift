/// A function, initialiser or accessor block in a source file, from its first line to its last.
struct FunctionSpan {
    let name: String
    let lines: ClosedRange<Int>

    /// All of a file's functions that have a body.
    static func all(in file: SwiftFile) -> [FunctionSpan] {
        file.code.indices.compactMap { index in
            guard let name = declaredName(file.code[index]) else { return nil }
            guard let last = lastLine(in: file.code, from: index) else { return nil }
            return FunctionSpan(name: name, lines: index...last)
        }
    }

    private static func declaredName(_ line: String) -> String? {
        let words = line.split { " (<:{?".contains($0) }
        for (at, word) in words.enumerated() {
            switch word {
            case "func", "subscript": return at + 1 < words.count ? String(words[at + 1]) : String(word)
            case "init", "deinit": return String(word)
            case "var" where line.hasSuffix("{"): return at + 1 < words.count ? String(words[at + 1]) : nil
            case _ where modifiers.contains(String(word)): continue
            case _: return nil
            }
        }
        return nil
    }

    private static let modifiers: Set<String> = [
        "public", "private", "fileprivate", "internal", "package", "static", "mutating", "nonmutating",
        "consuming", "borrowing", "final", "override", "required", "convenience", "@inlinable", "@inline",
        "__always)", "@usableFromInline", "@discardableResult", "private(set)", "@main", "@Test", "lazy",
    ]

    /// The line of the brace that closes the first one opened outside of brackets; `nil` for a
    /// requirement of a protocol, which has none before the next declaration.
    private static func lastLine(in code: [String], from start: Int) -> Int? {
        var (round, curly) = (0, 0)
        for index in start..<code.count {
            if index > start, round == 0, curly == 0, isDeclaration(code[index]) { return nil }
            for character in code[index] {
                switch character {
                case "(", "[": round += 1
                case ")", "]": round -= 1
                case "{" where round == 0 || curly > 0: curly += 1
                case "}" where round == 0 || curly > 0:
                    curly -= 1
                    if curly == 0 { return index }
                    if curly < 0 { return nil }
                case _: continue
                }
            }
        }
        return nil
    }

    private static func isDeclaration(_ line: String) -> Bool {
        line.split(separator: " ").contains { ["func", "var", "let", "init", "static"].contains($0) }
    }
}
