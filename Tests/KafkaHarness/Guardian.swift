import Glibc

/// A shell that does something when this process has ended, even by SIGKILL.
///
/// It reads a pipe whose other end only we have: its end of file is our end. In a session of its own,
/// so that a signal to our process group does not take it along.
final class Guardian: Sendable {
    private let lifeline: Int32
    private let process: pid_t

    /// - Parameters:
    ///   - program: A command that runs until then and is ended first.
    ///   - command: What is done at the end.
    ///   - arguments: `$0`, `$1`, … of both.
    init(running program: String? = nil, ending command: String, _ arguments: [String]) throws {
        let start = program.map { "\($0) </dev/null 2>/dev/null & running=$!; " } ?? ""
        let end = program == nil ? "" : "kill -KILL $running; "
        let ends = try Spawn.openPipe()
        process = try Spawn.start(
            ["setsid", "sh", "-c", "\(start)cat >/dev/null; \(end)\(command)"] + arguments, input: ends[0])
        close(ends[0])
        lifeline = ends[1]
    }

    /// Does it now, and waits until it is done.
    deinit {
        close(lifeline)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }
}
