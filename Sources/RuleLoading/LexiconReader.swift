internal import Classification

/// Reads `terms`, `swallow` and `variants` of all classification files into one lexicon.
struct LexiconReader {
    private var entries: [Lexicon.Entry] = []
    private var characters = 0
    private var lines: [String: String] = [:]
    private var variants: [(Unicode.Scalar, Unicode.Scalar)] = []

    /// The lexicon of what was read.
    func lexicon() -> Lexicon { Lexicon(entries, variants: variants) }

    /// Takes in `terms`: a map from tags, parted by blanks, to the words that carry them.
    mutating func readTerms(_ node: YamlNode, in file: YamlFile) throws(RuleFileError) {
        for pair in try file.map(node) {
            var set = TagSet()
            for word in pair.key.split(separator: " ") {
                guard let tag = Tag.named[String(word)] else {
                    throw file.fail(
                        pair.line, "there is no tag '\(word)'",
                        "use one of: " + Tag.allCases.map(\.name).joined(separator: ", "))
                }
                set.insert(TagSet(tag))
            }
            for (text, line) in try file.words(pair.node) { try add(text, set, line, file) }
        }
    }

    /// Takes in `swallow`: words that mean nothing and keep their parts from being read.
    mutating func readSwallowed(_ node: YamlNode, in file: YamlFile) throws(RuleFileError) {
        for (text, line) in try file.words(node) { try add(text, [], line, file) }
    }

    /// Takes in `variants`: each a character and its other forms, written together (签簽).
    mutating func readVariants(_ node: YamlNode, in file: YamlFile) throws(RuleFileError) {
        for (text, line) in try file.words(node) {
            let scalars = Array(text.unicodeScalars)
            guard scalars.count > 1 else {
                throw file.fail(
                    line, "a variant needs two characters", "write the plain one, then its forms: 签簽")
            }
            for other in scalars.dropFirst() { variants.append((scalars[0], other)) }
        }
    }

    private mutating func add(
        _ text: String, _ tags: TagSet, _ line: Int, _ file: YamlFile
    ) throws(RuleFileError) {
        if let before = lines[text] {
            throw file.fail(
                line, "the term '\(text)' is already at \(before)", "keep one, under all the tags it needs")
        }
        guard text.unicodeScalars.count <= TermTrie.maxLength else {
            throw file.fail(line, "a term has at most 24 characters", "keep the words that tell")
        }
        characters += text.unicodeScalars.count
        guard characters <= TermTrie.maxCharacters else {
            throw file.fail(line, "the lexicon has too many terms", "drop terms that others contain")
        }
        lines[text] = "\(file.name):\(line)"
        entries.append(Lexicon.Entry(text: text, tags: tags))
    }
}
