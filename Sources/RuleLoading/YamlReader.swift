internal import CYaml

/// Reads one YAML document through libyaml's event parser into nodes that know their lines.
///
/// Aliases, anchors, tags and further documents are refused: rule files need none of them.
struct YamlReader {
    /// Deeper nesting is refused.
    private static let maxDepth = 12

    private let file: String

    /// Reads `source`.
    static func read(_ source: RuleSource) throws(RuleFileError) -> YamlNode {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else {
            throw RuleFileError(
                file: source.name, line: 0, what: "libyaml found no memory", mend: "free some")
        }
        defer { yaml_parser_delete(&parser) }
        let reader = YamlReader(file: source.name)
        var outcome = Result<YamlNode, RuleFileError>.failure(reader.empty)
        source.bytes.withUnsafeBufferPointer { bytes in
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            outcome = Result { () throws(RuleFileError) in try reader.document(&parser) }
        }
        return try outcome.get()
    }

    private var empty: RuleFileError {
        RuleFileError(
            file: file, line: 1, what: "the file is empty", mend: "write rules into it or delete it")
    }

    private func document(_ parser: inout yaml_parser_t) throws(RuleFileError) -> YamlNode {
        while true {
            let event = try next(&parser)
            switch event.type {
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT: continue
            case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: throw empty
            default: return try node(event, &parser, depth: 0)
            }
        }
    }

    /// One event, copied out of libyaml.
    private struct Event {
        var type: yaml_event_type_t
        var line: Int
        var text = ""
    }

    private func next(_ parser: inout yaml_parser_t) throws(RuleFileError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
            let problem = parser.problem.map { String(cString: $0) } ?? "this is not YAML"
            throw RuleFileError(
                file: file, line: Int(parser.problem_mark.line) + 1, what: problem,
                mend: "mind indentation, quotes and brackets in front of this line")
        }
        defer { yaml_event_delete(&event) }
        var read = Event(type: event.type, line: Int(event.start_mark.line) + 1)
        if event.type == YAML_SCALAR_EVENT {
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            read.text = String(decoding: bytes, as: UTF8.self)
        }
        return read
    }

    private func node(
        _ event: Event, _ parser: inout yaml_parser_t, depth: Int
    ) throws(RuleFileError) -> YamlNode {
        guard depth < Self.maxDepth else {
            throw RuleFileError(file: file, line: event.line, what: "nested too deeply", mend: "flatten it")
        }
        switch event.type {
        case YAML_SCALAR_EVENT: return YamlNode(line: event.line, value: .scalar(event.text))
        case YAML_SEQUENCE_START_EVENT: return try list(event, &parser, depth: depth)
        case YAML_MAPPING_START_EVENT: return try map(event, &parser, depth: depth)
        default:
            throw RuleFileError(
                file: file, line: event.line, what: "anchors and aliases are not read",
                mend: "write the value out")
        }
    }

    private func list(
        _ start: Event, _ parser: inout yaml_parser_t, depth: Int
    ) throws(RuleFileError) -> YamlNode {
        var items: [YamlNode] = []
        while true {
            let event = try next(&parser)
            if event.type == YAML_SEQUENCE_END_EVENT { break }
            items.append(try node(event, &parser, depth: depth + 1))
        }
        return YamlNode(line: start.line, value: .list(items))
    }

    private func map(
        _ start: Event, _ parser: inout yaml_parser_t, depth: Int
    ) throws(RuleFileError) -> YamlNode {
        var pairs: [YamlNode.Pair] = []
        while true {
            let event = try next(&parser)
            if event.type == YAML_MAPPING_END_EVENT { break }
            guard event.type == YAML_SCALAR_EVENT else {
                throw RuleFileError(
                    file: file, line: event.line, what: "a key that is no word", mend: "write a plain key")
            }
            if pairs.contains(where: { $0.key == event.text }) {
                throw RuleFileError(
                    file: file, line: event.line, what: "the key '\(event.text)' stands twice",
                    mend: "put both into one")
            }
            let value = try node(try next(&parser), &parser, depth: depth + 1)
            pairs.append(YamlNode.Pair(key: event.text, line: event.line, node: value))
        }
        return YamlNode(line: start.line, value: .map(pairs))
    }
}
