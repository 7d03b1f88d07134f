internal import EventLog

/// Why something is not begun, and the way out: exit code 2, one line.
struct Refusal: Error, Equatable {
    let text: LogText
    let mend: LogText

    /// The line, without the command's name.
    var message: String { "\(text); \(mend)" }
}
