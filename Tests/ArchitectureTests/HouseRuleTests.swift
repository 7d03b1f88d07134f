import Foundation
import Testing

/// The house rules that can be counted, each with the number zero.
@Suite struct HouseRuleTests {
    /// Where records pass by: no existential and no actor there, so that nothing is boxed or awaited.
    private static let recordPath = [
        "OrderDomain", "Classification", "Wire", "LogModel", "StateStore", "StreamTask", "Replay",
        "KafkaTransport", "KafkaAdmin",
    ]
    private static let mayImportFoundation: Set<String> = ["RuleLoading", "qianshou"]

    @Test func sourcesForceNothing() throws {
        for (place, line) in try code(in: ["Sources"]) where line.contains("!") {
            #expect(!line.contains(/\btry!/), "\(place)")
            #expect(!line.contains(/\bas!/), "\(place)")
            #expect(!line.contains(/[\w\)\]>]!($|[^=])/), "\(place) unwraps by force")
        }
    }

    @Test func theRecordPathHasNoExistentialAndNoActor() throws {
        for (place, line) in try code(in: Self.recordPath.map { "Sources/\($0)" }) {
            #expect(!line.contains(/\bany\s+[A-Z(~]/), "\(place)")
            #expect(!line.contains(/\bactor\s+[A-Z]/), "\(place)")
        }
    }

    @Test func foundationStaysAtTheEdge() throws {
        for target in try Repository.targets() where !Self.mayImportFoundation.contains(target) {
            for file in try Repository.swiftFiles(in: "Sources/\(target)") {
                for (module, line) in file.imports() {
                    #expect(!module.hasPrefix("Foundation"), "\(file.place(line))")
                }
            }
        }
    }

    @Test func switchesOverEnumsNameEveryCase() throws {
        for file in try Repository.swiftFiles(in: "Sources") {
            for line in SwitchDefault.overEnums(in: file) { Issue.record("\(file.place(line))") }
        }
    }

    @Test func publicDeclarationsAreDocumented() throws {
        for file in try Repository.swiftFiles(in: "Sources") {
            for index in file.code.indices where isPublicDeclaration(file.code[index]) {
                #expect(isDocumented(index, in: file), "\(file.place(index))")
            }
        }
    }

    @Test func namesSayWhatAThingIs() throws {
        let declaration =
            /\b(struct|class|enum|protocol|actor|extension)\s+\w*(Manager|Helper|Utils?|Service|Impl)\b/
        for file in try Repository.swiftFiles(in: "Sources") + Repository.swiftFiles(in: "Tests") {
            for (index, line) in file.code.enumerated() where line.contains(declaration) {
                Issue.record("\(file.place(index))")
            }
        }
    }

    @Test func everyTypeOfErrorIsThrownByType() throws {
        for (place, line) in try code(in: Self.recordPath.map { "Sources/\($0)" }) {
            #expect(!line.contains(/\bthrows\s*(->|\{|$)/), "\(place) throws without a type")
        }
    }

    private func code(in folders: [String]) throws -> [(place: String, line: String)] {
        try folders.flatMap { try Repository.swiftFiles(in: $0) }.flatMap { file in
            file.code.enumerated().map { (file.place($0.offset), $0.element) }
        }
    }

    private func isPublicDeclaration(_ line: String) -> Bool {
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard words.first == "public", words.count > 1 else { return false }
        return words[1] != "import" && words[1] != "extension"
    }

    private func isDocumented(_ index: Int, in file: SwiftFile) -> Bool {
        var above = index - 1
        while above >= 0, file.code[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
        return above >= 0 && file.lines[above].drop(while: { $0 == " " }).hasPrefix("///")
    }
}
