import Classification
import Foundation
import RuleLoading
import Testing

@Suite struct RuleFileTests {
    @Test func everyExampleOfEveryRuleHolds() throws {
        #expect(try RuleSet.embedded().failures() == [])
    }

    @Test func theBinaryCarriesTheFilesOfTheRepository() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let inFolder = try RuleSource.directory(root.appending(path: "rules").path())
        #expect(RuleSource.embedded() == inFolder)
        #expect(try RuleSet.embedded().table.version == RuleSet(inFolder).table.version)
    }

    @Test(arguments: [
        ("rules: [{id: a}]", 1, "no source"),
        ("rules:\n  - {id: a, stage: lost, source: s, clause: {any: [lose]}}", 2, "no 'hits'"),
        (
            "rules:\n  - {id: a, stage: lost, source: s, clause: {any: [lose]}, hits: [x]}", 2, "no 'misses'"
        ),
        (
            "rules:\n  - {id: a, stage: lost, source: s,\n     hits: [x], misses: [y], "
                + "clause: {any: [lost]}}",
            3, "no tag 'lost'"
        ),
        (
            "rules:\n  - {id: a, stage: gone, source: s, clause: {any: [lose]}, hits: [x], misses: [y]}", 2,
            "no 'gone'"
        ),
        (
            "rules:\n  - {id: a, stage: signed, verdict: picked_up, source: s,\n"
                + "     clause: {any: [sign]}, hits: [x], misses: [y]}",
            2, "without proof"
        ),
        ("terms:\n  lose: [遗失]\n  fail: [遗失]", 3, "already at"),
        ("terms:\n  nothing: [遗失]", 2, "no tag"),
        ("terms: [", 2, "did not find"),
        ("colour: red", 1, "no key 'colour'"),
        ("rules:\n  - {id: a, id: b}", 2, "stands twice"),
        ("", 1, "empty"),
    ])
    func aBrokenFileNamesLineAndMend(_ text: String, _ line: Int, _ what: String) {
        let source = RuleSource(name: "classification/x.yaml", bytes: Array(text.utf8))
        let error = #expect(throws: RuleFileError.self) { try RuleSet([source]) }
        #expect(error?.file == "classification/x.yaml")
        #expect(error?.line == line, "\(error?.description ?? "")")
        #expect(error?.what.contains(what) == true, "\(error?.description ?? "")")
        #expect(error?.mend.isEmpty == false)
    }

    @Test func anExampleThatFailsIsNamedWithItsLine() throws {
        let text = """
            terms: {lose: [遗失]}
            rules:
              - id: lost
                stage: lost
                source: a test
                clause: {any: [lose]}
                hits:
                  - 快件遗失
                  - 快件丢失
                misses: [快件已到]
            """
        let rules = try RuleSet([RuleSource(name: "classification/x.yaml", bytes: Array(text.utf8))])
        #expect(rules.failures().count == 1)
        #expect(rules.failures().first?.hasPrefix("classification/x.yaml:9: ") == true)
    }
}
