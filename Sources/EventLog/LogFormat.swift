internal import Glibc

/// How a line of the log is written.
public enum LogFormat: String, Sendable, CaseIterable {
    /// `key=value` pairs, for people.
    case logfmt
    /// One JSON object a line, for programs.
    case json

    /// The format that suits where stderr leads: ``logfmt`` on a terminal, ``json`` otherwise.
    public static var suitingStandardError: Self { isatty(STDERR_FILENO) == 1 ? .logfmt : .json }
}
