internal import OrderDomain

/// Reads one of a file's `tests`: a line and how it must read, whichever rule decides.
struct TestReader {
    let file: YamlFile

    func test(_ node: YamlNode, _ couriers: [String]) throws(RuleFileError) -> RuleExample {
        let pairs = try file.map(node, known: ["text", "courier", "stage", "verdict", "row", "problem"])
        guard let text = pairs["text"] else {
            throw file.fail(node.line, "a test without 'text'", "add the line that is to be read")
        }
        let stage: Stage? = try pairs["stage"].map { node throws(RuleFileError) in try file.named(node) }
        let verdict: Verdict? = try pairs["verdict"].map { node throws(RuleFileError) in try file.named(node)
        }
        let row: Row? = try pairs["row"].map { node throws(RuleFileError) in try file.named(node) }
        let problem: Problem? = try pairs["problem"].map { node throws(RuleFileError) in try file.named(node)
        }
        if stage == nil && verdict == nil && row == nil && problem == nil {
            throw file.fail(
                node.line, "a test that asks nothing", "add 'stage', 'verdict', 'row' or 'problem'")
        }
        var example = RuleExample(
            file: file.name, line: node.line, text: try file.text(text), courier: couriers.first ?? "")
        if let courier = pairs["courier"] { example.courier = try file.text(courier) }
        example.expectation = .reading(stage, verdict, row, problem)
        return example
    }
}
