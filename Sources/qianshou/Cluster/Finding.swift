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

    /// What it says, with the mend where there is one.
    var message: String { mend.map { "\(text); \($0)" } ?? "\(text)" }

    /// As `qianshou check` prints it.
    var line: String { (mend == nil ? "ok     " : "fault  ") + message }

    /// Why `run` does not start; `nil` where all is well.
    var refusal: Refusal? { mend.map { Refusal(text: text, mend: $0) } }

    /// What `run` would refuse for.
    init(_ refusal: Refusal) { self.init(text: refusal.text, mend: refusal.mend) }

    private init(text: LogText, mend: LogText?) { (self.text, self.mend) = (text, mend) }
}
