/// Why bytes are no JSON text that a cursor accepts.
public enum JSONFault: Error, Equatable, Sendable {
    /// A byte stands where JSON does not allow it, or an escape is half a surrogate pair.
    case syntax
    /// The bytes end inside a value.
    case ended
    /// An array or object opens at nesting ``JSONCursor/maxDepth``; up to there the text was good.
    case depth
    /// A string's bytes are not UTF-8.
    case utf8
}
