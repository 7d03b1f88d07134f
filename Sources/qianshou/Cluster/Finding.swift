internal import EventLog

/// One thing that was looked at before a start: well, or at fault with the way to mend it.
struct Finding: Equatable {
    /// What was looked at and is well, or what is wrong with it.
    let text: LogText
    /// How to mend it; `nil` where all is well.
    let mend: LogText?

    /// All is well.
    static func fine(_ text: LogText) -> Finding { Finding(text: text, mend: nil) }

    /// Something is wrong.
    static func fault(_ text: LogText, mend: LogText) -> Finding { Finding(text: text, mend: mend) }

    /// As `qianshou check` prints it.
    var line: String { mend.map { "fault  \(text); \($0)" } ?? "ok     \(text)" }
}
