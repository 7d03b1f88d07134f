internal import Classification

/// Reads `masks`: what outputs hide.
struct MaskReader {
    let file: YamlFile

    func limits(_ node: YamlNode) throws(RuleFileError) -> MaskLimits {
        var limits = MaskLimits()
        for pair in try file.map(node, known: ["digits", "nameLength", "window"]) {
            guard let value = Int(try file.text(pair.node)), (1...1_000).contains(value) else {
                throw file.fail(pair.line, "'\(pair.key)' must be a number", "write one from 1 to 1000")
            }
            switch pair.key {
            case "digits": limits.digits = value
            case "nameLength": limits.nameLength = value
            default: limits.window = value
            }
        }
        return limits
    }
}
