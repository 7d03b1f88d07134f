import Testing

/// How long functions, files and lines may be.
@Suite struct LengthTests {
    /// Longer than the rule and shorter than the hard stop, by name. This list may only shrink: an
    /// entry that is no longer needed, or larger than it must be, fails.
    private static let exceptions: [String: Int] = [
        // Tables that happen to be switches: one line a name.
        "Sources/OrderDomain/Scenes/SceneRow.swift policy": 48,
        "Sources/OrderDomain/Vocabulary/Policy.swift name": 58,
        "Sources/Wire/Decoding/Field.swift name": 50,
    ]

    private static let function = (rule: 40, hardStop: 70)
    private static let file = (rule: 300, hardStop: 500)
    private static let line = 110

    @Test func functionsAreShort() throws {
        for file in try Repository.swiftFiles(in: "Sources") {
            for function in FunctionSpan.all(in: file) {
                check("\(file.path) \(function.name)", function.lines.count, Self.function)
            }
        }
    }

    @Test func filesAreShort() throws {
        for file in try Repository.swiftFiles(in: "Sources") { check(file.path, file.lines.count, Self.file) }
    }

    @Test func testFilesStayBelowTheHardStop() throws {
        for file in try Repository.swiftFiles(in: "Tests") where file.lines.count > Self.file.hardStop {
            Issue.record("\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test(arguments: ["Sources", "Tests"])
    func linesAreShort(folder: String) throws {
        for file in try Repository.swiftFiles(in: folder) {
            for (index, line) in file.lines.enumerated() where line.count > Self.line {
                #expect(line.count <= Self.line, "\(file.place(index))")
            }
        }
    }

    @Test(arguments: ["scripts", ".ci"])
    func scriptsStayBelowSixtyLines(folder: String) throws {
        for path in try Repository.files(in: folder) {
            let lines = try Repository.text(of: path).filter { $0 == "\n" }.count
            #expect(lines <= 60, "\(path) has \(lines) lines")
        }
    }

    @Test func everyExceptionNamesSomethingThatExists() throws {
        let files = try Repository.swiftFiles(in: "Sources")
        let names =
            files.map(\.path)
            + files.flatMap { file in FunctionSpan.all(in: file).map { "\(file.path) \($0.name)" } }
        for name in Self.exceptions.keys { #expect(names.contains(name), "\(name)") }
    }

    private func check(_ name: String, _ lines: Int, _ limit: (rule: Int, hardStop: Int)) {
        guard let excepted = Self.exceptions[name] else {
            #expect(lines <= limit.rule, "\(name) has \(lines) lines; cut it at a seam")
            return
        }
        #expect(lines <= limit.hardStop, "\(name)")
        #expect(lines == excepted, "\(name) has \(lines) lines: mend the exception, downwards only")
    }
}
