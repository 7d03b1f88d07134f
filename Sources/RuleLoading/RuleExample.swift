public import Classification
public import OrderDomain

/// A line that a rule file promises something of.
public struct RuleExample: Sendable {
    /// The rule file.
    public var file: String
    /// The line in it.
    public var line: Int
    /// The courier's text.
    public var text: String
    /// The courier's code; empty for none.
    public var courier: String
    /// What must come out.
    public var expectation = Expectation.hit("")

    /// What must come out of an example.
    public enum Expectation: Sendable, Equatable {
        /// The rule decides (or, for a problem's rule, the problem is told).
        case hit(String)
        /// The rule does not decide.
        case miss(String)
        /// The line reads so, whichever rule decides.
        case reading(Stage?, Verdict?, Row?, Problem?)
    }

    /// Runs the example.
    ///
    /// - Returns: What came out instead, for people; `nil` where the promise holds.
    public func failure(under classifier: inout Classifier, problems: [String: Problem]) -> String? {
        let (bytes, code, none) = (Array(text.utf8), Array(courier.utf8), [UInt8]())
        let reading = classifier.classify(
            bytes.span, courier: code.span, provider: none.span, code: none.span)
        let rule = reading.rule.map { String(decoding: classifier.ruleName($0), as: UTF8.self) } ?? "no rule"
        let row = reading.row.map { "\($0.name)" } ?? "-"
        let told = "\(rule): \(reading.stage.name)/\(reading.verdict.name)/\(row)"
        switch expectation {
        case .hit(let id):
            if let problem = problems[id] {
                return reading.problem == problem ? nil : "must tell \(id), got \(told)"
            }
            return rule == id ? nil : "must be read by \(id), got \(told)"
        case .miss(let id):
            if let problem = problems[id] { return reading.problem != problem ? nil : "must not tell \(id)" }
            return rule != id ? nil : "must not be read by \(id), got \(told)"
        case .reading(let stage, let verdict, let row, let problem):
            let good =
                (stage.map { $0 == reading.stage } ?? true) && (verdict.map { $0 == reading.verdict } ?? true)
                && (row.map { $0 == reading.row } ?? true) && (problem.map { $0 == reading.problem } ?? true)
            return good ? nil : "got \(told)"
        }
    }
}
