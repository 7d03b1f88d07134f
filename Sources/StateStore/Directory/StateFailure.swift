internal import Glibc

/// The disk refused something: what, and with which error of the system.
///
/// The changelog has everything that was committed, so whoever meets one stops with its text and loses
/// nothing.
public struct StateFailure: Error, Equatable, Sendable, CustomStringConvertible {
    /// What was asked of the file system.
    public enum Operation: String, Sendable {
        case list, create, open, read, write, measure, truncate, sync, rename, remove
    }

    /// What was asked.
    public let operation: Operation
    /// The file or directory; a descriptor has no name and gives an empty one.
    public let file: String
    /// The system's `errno`.
    public let code: Int32

    /// A failure.
    public init(_ operation: Operation, _ file: String, code: Int32) {
        self.operation = operation
        self.file = file
        self.code = code
    }

    /// One line for people.
    public var description: String {
        let place = file.isEmpty ? "" : " \(file)"
        return "state directory: cannot \(operation.rawValue)\(place): \(String(cString: strerror(code)))"
            + " (errno \(code))"
    }
}
