/// What is wrong in a rule file, where, and how to mend it: one line for people.
public struct RuleFileError: Error, Equatable, CustomStringConvertible {
    /// The file, relative to the rules' directory.
    public var file: String
    /// The line, from 1 on; 0 for the file as a whole.
    public var line: Int
    /// What is wrong.
    public var what: String
    /// How to mend it.
    public var mend: String

    /// An error with every field given.
    public init(file: String, line: Int, what: String, mend: String) {
        (self.file, self.line, self.what, self.mend) = (file, line, what, mend)
    }

    /// `file:line`; without the line where it is about a whole file or folder.
    public var place: String { line > 0 ? "\(file):\(line)" : file }

    /// `file:line: what; mend`.
    public var description: String { "\(place): \(what); \(mend)" }
}
