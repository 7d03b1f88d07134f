/// One occurrence of a term in a text.
struct Token {
    /// What the term means.
    var tags: TagSet
    /// First symbol.
    var start: Int32
    /// Behind the last symbol.
    var end: Int32
    /// A blank stands directly in front.
    var isParted = false
    /// The number that ``tags`` have in the lexicon.
    var meaning: UInt16 = 0
}
