internal import Classification
internal import OrderDomain

/// Reads one provider's status codes.
struct StatusCodeReader {
    let file: YamlFile

    /// Appends the file's codes. `lines` remembers where each (provider, code) stands.
    func read(
        into codes: inout [(provider: [UInt8], code: [UInt8], entry: StatusCode)],
        lines: inout [String: String]
    ) throws(RuleFileError) {
        let pairs = try file.map(file.root, known: ["about", "provider", "source", "readOn", "codes"])
        guard let providerNode = pairs["provider"], let list = pairs["codes"], pairs["source"] != nil,
            pairs["readOn"] != nil
        else {
            throw file.fail(
                1, "a file of codes needs provider, source, readOn and codes", "add what is missing")
        }
        let provider = try file.text(providerNode)
        for item in try file.list(list) {
            let (code, entry) = try code(item)
            let key = provider + " " + code
            if let before = lines[key] {
                throw file.fail(item.line, "the code '\(code)' is already at \(before)", "keep one of them")
            }
            lines[key] = "\(file.name):\(item.line)"
            if let entry { codes.append((Array(provider.utf8), Array(code.utf8), entry)) }
        }
    }

    /// One code; no entry where its `stage` is `unknown`: it is known and tells nothing.
    private func code(_ node: YamlNode) throws(RuleFileError) -> (String, StatusCode?) {
        let pairs = try file.map(node, known: ["code", "means", "stage", "row", "proxy", "note"])
        guard let codeNode = pairs["code"], let stageNode = pairs["stage"] else {
            throw file.fail(node.line, "a code needs 'code' and 'stage'", "add what is missing")
        }
        let stage: Stage = try file.named(stageNode)
        let row: Row? = try pairs["row"].map { node throws(RuleFileError) in try file.named(node) }
        if row?.countsAsPickedUp == true {
            throw file.fail(
                node.line, "no code alone ever makes picked_up (G8)", "leave 'row' out: the text must tell")
        }
        var isProxy = row != nil
        if let proxy = pairs["proxy"] { isProxy = try file.text(proxy) == "true" || isProxy }
        let code = try file.text(codeNode)
        return (code, stage == .unknown ? nil : StatusCode(stage: stage, isProxy: isProxy, row: row))
    }
}
