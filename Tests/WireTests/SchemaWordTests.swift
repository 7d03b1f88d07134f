import Foundation
import OrderDomain
import Testing
import Wire

/// The words of `schemas/` and those of the code are the same, so that neither drifts.
@Suite struct SchemaWordTests {
    /// The lists whose order is CONTRACT's in both.
    private static let ordered: [String: [String]] = [
        "stage": names(Stage.self), "verdict": names(Verdict.self), "row": names(Row.self),
        "rowPolicy": Row.allCases.map { "\($0.policy)" }, "problem": names(Problem.self),
        "platform": names(Platform.self), "requestType": names(RequestType.self),
        "requestReason": names(RequestReason.self), "courierFault": names(CourierFault.self),
        "inspectionFinding": names(InspectionFinding.self), "inspectionFault": names(InspectionFault.self),
        "actionKind": names(ActionKind.self), "proposal": names(Proposal.self),
        "evidenceKind": names(EvidenceKind.self), "policy": names(Policy.self),
        "ifSkipped": names(SkipOutcome.self), "outcome": names(ClockOutcome.self),
        "missing": names(MissingStep.self),
    ]

    /// The lists that the code keeps in another order: of names, of instants, of faults.
    private static let unordered: [String: [String]] = [
        "clock": names(ClockID.self),
        "orderEvent": EventKind.allCases.filter { $0.role == .orders }.map { "\($0.name)" },
        "afterSaleEvent": EventKind.allCases.filter { $0.role == .afterSales }.map { "\($0.name)" },
        "badRecordReason": BadRecord.Reason.allCases.map { "\($0.name)" },
    ]

    @Test func everyListOfTheSchemasIsTheCodes() throws {
        let lists = try vocabulary()
        #expect(Set(lists.keys) == Set(Self.ordered.keys).union(Self.unordered.keys))
        for (name, words) in Self.ordered { #expect(lists[name] == words, "\(name)") }
        for (name, words) in Self.unordered {
            #expect(lists[name]?.sorted() == words.sorted(), "\(name)")
        }
    }

    @Test func aClocksOutcomeIsTheSchemas() throws {
        var outcomes: [String: String] = [:]
        for rule in try deadlineRules() {
            let clocks = try #require(constraint("clock", in: rule["if"])["enum"] as? [String])
            let outcome = try #require(constraint("outcome", in: rule["then"])["const"] as? String)
            for clock in clocks { outcomes[clock] = outcome }
        }
        #expect(outcomes.count == ClockID.allCases.count)
        for clock in ClockID.allCases {
            #expect(outcomes["\(clock.name)"] == "\(clock.outcome.name)", "\(clock.name)")
        }
    }

    private static func names<T: Named>(_: T.Type) -> [String] { T.allCases.map { "\($0.name)" } }

    /// The `enum` lists of the vocabulary by their name.
    private func vocabulary() throws -> [String: [String]] {
        let definitions = try Self.schema("vocabulary")["$defs"] as? [String: [String: Any]]
        return try #require(definitions).compactMapValues { $0["enum"] as? [String] }
    }

    /// What the action's schema says of the outcomes of a deadline's clocks.
    private func deadlineRules() throws -> [[String: Any]] {
        let kinds = try #require(try Self.schema("action")["allOf"] as? [[String: Any]])
        let deadline = kinds.first { constraint("kind", in: $0["if"])["const"] as? String == "deadline" }
        return try #require((deadline?["then"] as? [String: Any])?["allOf"] as? [[String: Any]])
    }

    private func constraint(_ field: String, in schema: Any?) -> [String: Any] {
        let properties = (schema as? [String: Any])?["properties"] as? [String: Any]
        return properties?[field] as? [String: Any] ?? [:]
    }

    private static func schema(_ name: String) throws -> [String: Any] {
        let root = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: root.appending(path: "schemas/\(name).schema.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
