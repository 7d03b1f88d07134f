import Glibc

/// Starts programs without Foundation's `Process`, which takes a program for running as long as
/// any descendant of it lives: a broker's start script would never end.
enum Spawn {
    /// - Parameters:
    ///   - arguments: The program, looked for in PATH, and what it is given.
    ///   - environment: Lines `NAME=VALUE` that are added to ours.
    ///   - input: What becomes its standard input; none is an empty one.
    ///   - output: What becomes its standard output; none is thrown away.
    ///   - error: What becomes its standard error; none is ours.
    /// - Returns: Its process id.
    static func start(
        _ arguments: [String], environment: [String: String] = [:], input: Int32? = nil,
        output: Int32? = nil, error: Int32? = nil
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (descriptor, given) in [(STDIN_FILENO, input), (STDOUT_FILENO, output)] {
            if let given {
                posix_spawn_file_actions_adddup2(&actions, given, descriptor)
            } else {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
            }
        }
        if let error { posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO) }
        // A broker that inherits a lifeline of another guardian would keep it waiting. Closing what is not
        // open is no error.
        for descriptor: Int32 in 3..<1_024 { posix_spawn_file_actions_addclose(&actions, descriptor) }

        var ours: [String] = []
        var next = environ
        while let line = next.pointee {
            ours.append(String(cString: line))
            next += 1
        }
        var words = arguments.map { strdup($0) } + [nil]
        var lines = (ours + environment.map { "\($0)=\($1)" }).map { strdup($0) } + [nil]
        defer { for word in words + lines { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &words, &lines)
        guard code == 0 else {
            throw Failure(description: "\(arguments[0]): \(String(cString: strerror(code)))")
        }
        return process
    }

    /// Runs a program to its end.
    ///
    /// - Returns: What it printed, without blanks at its end.
    @discardableResult
    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let ends = try openPipe()
        let process = try start(arguments, environment: environment, output: ends[1])
        close(ends[1])
        var printed: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 1) { chunk in
            while case let count = read(ends[0], chunk.baseAddress, chunk.count), count > 0 {
                printed += chunk.prefix(count)
            }
        }
        close(ends[0])
        var status: Int32 = 0
        waitpid(process, &status, 0)
        guard status == 0 else { throw Failure(description: "\(arguments) ended with status \(status)") }
        while let last = printed.last, last <= UInt8(ascii: " ") { printed.removeLast() }
        return String(decoding: printed, as: UTF8.self)
    }

    /// The ends of a new pipe, to read and to write.
    static func openPipe() throws -> [Int32] {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
        return ends
    }

    struct Failure: Error, CustomStringConvertible { let description: String }
}
