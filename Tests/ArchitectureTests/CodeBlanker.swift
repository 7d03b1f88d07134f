/// Replaces what stands in comments and string literals of a Swift source by blanks.
struct CodeBlanker {
    private let source: [UInt8]
    private var out: [UInt8]
    private var at = 0

    init(_ source: [UInt8]) {
        self.source = source
        out = source
    }

    mutating func blanked() -> [UInt8] {
        code(until: nil)
        return out
    }

    /// Reads code up to the bracket that closes the interpolation it stands in, or to the end.
    private mutating func code(until close: UInt8?) {
        var depth = 0
        while at < source.count {
            if starts("//") {
                blank { $0 == UInt8(ascii: "\n") }
            } else if starts("/*") {
                blockComment()
            } else if let hashes = stringStart() {
                string(hashes)
            } else {
                if source[at] == UInt8(ascii: "(") { depth += 1 }
                if source[at] == UInt8(ascii: ")") {
                    if depth == 0, close != nil { return }
                    depth -= 1
                }
                at += 1
            }
        }
    }

    private mutating func string(_ hashes: Int) {
        at += hashes
        let quotes = starts("\"\"\"") ? 3 : 1
        let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
        let escape = "\\" + String(repeating: "#", count: hashes)
        at += quotes
        while at < source.count, !starts(end) {
            if starts(escape + "(") {
                at += escape.utf8.count + 1
                code(until: UInt8(ascii: ")"))
                at += 1
            } else if starts(escape) {
                blankOne()
                blankOne()
            } else {
                blankOne()
            }
        }
        at += end.utf8.count
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if starts("/*") { depth += 1 }
            if starts("*/") { depth -= 1 }
            if starts("/*") || starts("*/") { blankOne() }
            blankOne()
        } while depth > 0 && at < source.count
    }

    private mutating func blank(until end: (UInt8) -> Bool) {
        while at < source.count, !end(source[at]) { blankOne() }
    }

    private mutating func blankOne() {
        guard at < source.count else { return }
        if source[at] != UInt8(ascii: "\n") { out[at] = UInt8(ascii: " ") }
        at += 1
    }

    /// The number of `#` before a string literal that starts here; `nil` where none does.
    private func stringStart() -> Int? {
        var hashes = 0
        while at + hashes < source.count, source[at + hashes] == UInt8(ascii: "#") { hashes += 1 }
        guard at + hashes < source.count, source[at + hashes] == UInt8(ascii: "\"") else { return nil }
        return hashes
    }

    private func starts(_ text: String) -> Bool { source[at...].starts(with: text.utf8) }
}
