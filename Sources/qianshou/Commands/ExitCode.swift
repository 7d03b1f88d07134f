/// How the process ends (CONTRACT 4).
enum ExitCode {
    /// Everything was done.
    static let done: Int32 = 0
    /// Everything was done, and the input had bad records.
    static let badRecords: Int32 = 1
    /// Wrong use or configuration; stderr has one line that names the key or file and the mend.
    static let wrongUse: Int32 = 2
    /// Another process has this one's place in the group (CONTRACT 5).
    static let fenced: Int32 = 3
    /// A fatal fault of our own state or code (CONTRACT 5).
    static let ownFault: Int32 = 4
}
