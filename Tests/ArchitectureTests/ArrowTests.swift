import Foundation
import Testing

/// Who may import whom: the arrows of docs/ARCHITECTURE.md in machine form.
@Suite struct ArrowTests {
    private static let arrows: [String: Set<String>] = [
        // One a C library; they import nothing of ours.
        "CByteScan": [],
        "CRuleTables": [],
        "CRdKafka": [],
        "CXXHash": [],
        "CYaml": [],
        // The pure core.
        "OrderDomain": ["CXXHash"],
        "Classification": ["OrderDomain", "CByteScan"],
        "Wire": ["OrderDomain", "CByteScan"],
        "RuleLoading": ["OrderDomain", "Classification", "Wire", "CYaml", "CRuleTables"],
        // The shell.
        "LogModel": [],
        "EventLog": [],
        "KafkaTransport": ["CRdKafka", "LogModel"],
        "KafkaAdmin": ["KafkaTransport", "LogModel"],
        "StateStore": ["CXXHash"],
        "StreamTask": ["OrderDomain", "Classification", "Wire", "StateStore", "LogModel"],
        "KafkaDriver": [
            "StreamTask", "KafkaTransport", "LogModel", "OrderDomain", "Classification",
        ],
        "Replay": ["OrderDomain", "Classification", "StreamTask", "Wire", "LogModel", "CXXHash"],
        "qianshou": [
            "OrderDomain", "Classification", "RuleLoading", "Wire", "Replay", "StreamTask", "EventLog",
            "KafkaAdmin", "KafkaDriver", "KafkaTransport", "StateStore",
        ],
    ]

    /// What the toolchain and the system bring; Foundation has its own rule.
    private static let system: Set<String> = ["Glibc", "FoundationEssentials", "Synchronization", "Dispatch"]

    @Test func everyTargetHasItsRow() throws {
        #expect(try Repository.targets() == Self.arrows.keys.sorted())
    }

    @Test(arguments: arrows.keys.sorted())
    func theDocumentDescribesEveryTarget(_ target: String) throws {
        let rows = try Repository.text(of: "docs/ARCHITECTURE.md").split(separator: "\n")
        #expect(rows.contains { $0.hasPrefix("|") && $0.contains("`\(target)`") })
    }

    @Test(arguments: arrows.keys.sorted())
    func sourcesImportOnlyAlongTheArrows(_ target: String) throws {
        let allowed = try #require(Self.arrows[target]).union(Self.system)
        for file in try Repository.swiftFiles(in: "Sources/\(target)") {
            for (module, line) in file.imports() {
                #expect(allowed.contains(module), "\(file.place(line)) imports \(module)")
            }
        }
    }

    @Test(arguments: arrows.keys.sorted())
    func packageDeclaresOnlyTheArrows(_ target: String) throws {
        let allowed = try #require(Self.arrows[target])
        let declared = try Self.declaredDependencies(of: target)
        #expect(declared.isSubset(of: allowed), "\(target) also depends on \(declared.subtracting(allowed))")
    }

    @Test func packageHasNoOutsideDependency() throws {
        #expect(!(try Repository.text(of: "Package.swift")).contains(".package("))
    }

    private static func declaredDependencies(of target: String) throws -> Set<String> {
        let manifest = try Repository.text(of: "Package.swift")
        guard
            let name = manifest.range(of: "arget(\n            name: \"\(target)\"")
                ?? manifest.range(of: "arget(name: \"\(target)\"")
        else { return [] }  // A system library.
        let rest = manifest[name.upperBound...].prefix { $0 != ")" }
        guard let list = rest.range(of: "dependencies: [") else { return [] }
        return Set(
            rest[list.upperBound...].prefix { $0 != "]" }.split(separator: ",")
                .map { $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""])) }
                .filter { !$0.isEmpty })
    }
}
