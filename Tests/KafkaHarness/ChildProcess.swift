import Dispatch
public import Glibc
import Synchronization

/// A program that a test started: its lines, its signals, its end. Ends with this process, however that ends.
public final class ChildProcess: Sendable {
    /// Its process id.
    public let process: pid_t
    private let guardian: Mutex<Guardian?>
    private let lines = Mutex<[String]>([])
    private let status = Mutex<Int32?>(nil)
    private let isRead = DispatchSemaphore(value: 0)

    /// Starts it; what it writes to stderr is kept by line, stdout is thrown away.
    public init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let ends = try Spawn.openPipe()
        process = try Spawn.start(arguments, environment: environment, error: ends[1])
        close(ends[1])
        guardian = Mutex(try Guardian(ending: "kill -KILL \"$0\" 2>/dev/null", ["\(process)"]))
        try startReading(ends[0])
    }

    /// Ends it, where it has not ended.
    deinit {
        if status.withLock({ $0 }) == nil {
            kill(process, SIGKILL)
            _ = waitForEnd()
        }
    }

    /// The lines that it wrote so far.
    public var output: [String] { lines.withLock { $0 } }

    /// Everything that it wrote, once it has ended and all of it was read.
    public var allOutput: [String] {
        waitForEnd()
        isRead.wait()
        isRead.signal()
        return output
    }

    /// Sends a signal.
    public func send(_ signal: Int32) { kill(process, signal) }

    /// Whether it has ended.
    public var hasEnded: Bool {
        var info = siginfo_t()
        // Not reaped: its number stays its own until the guardian is gone.
        return waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) != 0
            || info._sifields._sigchld.si_pid != 0
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit code, or minus the number of the signal that ended it.
    @discardableResult
    public func waitForEnd() -> Int32 {
        status.withLock { known in
            if let known { return known }
            var info = siginfo_t()
            waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT)
            guardian.withLock { $0 = nil }
            var raw: Int32 = 0
            waitpid(process, &raw, 0)
            let code = raw & 0x7F == 0 ? raw >> 8 & 0xFF : -(raw & 0x7F)
            known = code
            return code
        }
    }

    private func startReading(_ descriptor: Int32) throws {
        let isRead = isRead
        let reader = LineReader(descriptor) { [weak self] line in
            guard let line else { return _ = isRead.signal() }
            self?.lines.withLock { $0.append(line) }
        }
        try reader.start()
    }
}

/// Reads a pipe to its end on a thread of its own; `nil` is the end.
private final class LineReader {
    private let descriptor: Int32
    private let take: @Sendable (String?) -> Void

    init(_ descriptor: Int32, _ take: @escaping @Sendable (String?) -> Void) {
        (self.descriptor, self.take) = (descriptor, take)
    }

    func start() throws {
        var thread = pthread_t()
        let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
            if let context { Unmanaged<LineReader>.fromOpaque(context).takeRetainedValue().read() }
            return nil
        }
        guard pthread_create(&thread, nil, body, Unmanaged.passRetained(self).toOpaque()) == 0 else {
            throw Spawn.Failure(description: "no thread")
        }
        pthread_detach(thread)
    }

    private func read() {
        var rest: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while case let count = Glibc.read(descriptor, &chunk, chunk.count), count > 0 {
            rest += chunk.prefix(count)
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                take(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeSubrange(...end)
            }
        }
        if !rest.isEmpty { take(String(decoding: rest, as: UTF8.self)) }
        close(descriptor)
        take(nil)
    }
}
