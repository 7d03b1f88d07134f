import Testing

/// The checks themselves, on sources that break the rules.
@Suite struct CheckTests {
    @Test(arguments: [
        ("let a = b // c!", "let a = b      "),
        ("let a = \"x!\" + y", "let a = \"  \" + y"),
        ("let a = \"\\(y!)\"", "let a = \"\\(y!)\""),
        ("/* a /* b */ c */ d", "                  d"),
        ("#\"a\"b\"# + c", "#\"   \"# + c"),
    ])
    func commentsAndStringsAreBlanked(source: String, code: String) {
        #expect(SwiftFile(path: "a.swift", source: source).code == [code])
    }

    @Test func functionsAreMeasuredFromTheirNameToTheirBrace() {
        let file = SwiftFile(
            path: "a.swift",
            source: """
                protocol P {
                    func required() -> Int
                    func other()
                }
                struct S {
                    var value: Int {
                        1
                    }
                    func long(
                        _ a: Int, _ b: (Int) -> Int
                    ) -> Int {
                        if a > 0 { return b(a) }
                        return 0
                    }
                }
                """)
        let spans = FunctionSpan.all(in: file).map { "\($0.name) \($0.lines.count)" }
        #expect(spans == ["value 3", "long 6"])
    }

    @Test(arguments: [
        ("case .a: 1", true), ("case (.a, .b): 1", true), ("case let .a(b): 1", true),
        ("case 1...3: 1", false), ("case .some: 1", false), ("case UInt8(ascii: x): 1", false),
    ])
    func aDefaultBehindAnEnumCaseIsFound(label: String, found: Bool) {
        let source = "switch a {\n\(label)\ndefault: 2\n}"
        #expect(SwitchDefault.overEnums(in: SwiftFile(path: "a.swift", source: source)) == (found ? [2] : []))
    }

    @Test func importsAreReadWithTheirLevel() {
        let file = SwiftFile(
            path: "a.swift", source: "public import A\n@testable import B\nimport C\n// import D")
        #expect(file.imports().map(\.module) == ["A", "B", "C"])
    }
}
