import Foundation
import OrderDomain
import RuleLoading
import Testing

@testable import qianshou

@Suite struct ScenesPageTests {
    @Test func theDocumentIsWhatCodeAndRulesSay() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/SCENES.md"), encoding: .utf8)
        let made = ScenesPage(rules: try RuleSet.embedded()).markdown
        #expect(page == made, "run: qianshou rules scenes > docs/SCENES.md")
    }

    @Test func everyRowHasOneNote() {
        #expect(SceneNote.all.map(\.row.rawValue).sorted() == SceneRow.allCases.map(\.rawValue))
    }

    @Test(arguments: Platform.allCases)
    func everyRowOfAPlatformIsInItsTable(platform: Platform) {
        let rows = SceneRow.allCases.filter { $0.platforms.contains(platform) }
        #expect(Set(SceneNote.notes(on: platform).map(\.row)) == Set(rows))
    }

    @Test func everyPolicyThatActionsNameIsOnThePage() throws {
        let made = ScenesPage(rules: try RuleSet.embedded()).markdown
        for policy in Policy.allCases { #expect(made.contains("\n| \(policy.name) |"), "\(policy.name)") }
    }

    @Test func theHoursAreThoseOfTheRuleFiles() throws {
        let sources = RuleSource.embedded().map { source in
            guard source.name == "clocks/taobao.yaml" else { return source }
            let text = String(decoding: source.bytes, as: UTF8.self)
                .replacingOccurrences(of: "length: 15d", with: "length: 16d")
            return RuleSource(name: source.name, bytes: Array(text.utf8))
        }
        let made = ScenesPage(rules: try RuleSet(sources)).markdown
        #expect(made.contains("| `succeeded` | 16d | nothing |"))
    }
}
