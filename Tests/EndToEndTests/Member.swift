import Foundation
import Glibc
import KafkaHarness

/// A running `qianshou run`.
final class Member: Sendable {
    let instance: String
    private let process: ChildProcess

    /// Starts it.
    ///
    /// - Parameter wrapper: A program and its arguments, which runs what follows them.
    init(_ arguments: [String], instance: String, through wrapper: [String] = []) throws {
        self.instance = instance
        process = try ChildProcess(wrapper + [Binary.path, "run"] + arguments)
    }

    var id: pid_t { process.process }

    /// One line of its log.
    struct Event {
        let fields: [String: Any]

        var name: String { text("event") ?? "" }
        func text(_ key: String) -> String? { fields[key].map { "\($0)" } }
    }

    /// Everything that it has logged so far.
    var events: [Event] {
        process.output.compactMap { line in
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
            return (object as? [String: Any]).map(Event.init)
        }
    }

    func events(_ name: String) -> [Event] { events.filter { $0.name == name } }

    /// The log as it is, for what a failed test shows.
    var log: String { process.output.suffix(300).joined(separator: "\n") }

    /// Waits until it has logged an event of that name, this often in all.
    @discardableResult
    func waitFor(_ name: String, times: Int = 1, where isMeant: (Event) -> Bool = { _ in true }) throws
        -> Event
    {
        var found: [Event] = []
        try eventually("event=\(name) of \(instance); its log:\n\(log)") {
            found = events(name).filter(isMeant)
            if found.count >= times { return true }
            if process.hasEnded {
                throw TestFailure.unexpected("\(instance) ended without event=\(name); its log:\n\(log)")
            }
            return false
        }
        return found[times - 1]
    }

    var hasEnded: Bool { process.hasEnded }

    /// `kill -9`, and waits until it is gone.
    func crash() {
        process.send(SIGKILL)
        process.waitForEnd()
    }

    /// SIGSTOP.
    func freeze() { process.send(SIGSTOP) }
    /// SIGCONT.
    func thaw() { process.send(SIGCONT) }

    /// SIGTERM, and waits until it is gone.
    ///
    /// - Returns: Its exit code.
    func stop() throws -> Int32 {
        process.send(SIGTERM)
        return try waitForEnd()
    }

    /// Waits until it ends by itself.
    ///
    /// - Returns: Its exit code.
    func waitForEnd() throws -> Int32 {
        try eventually("the end of \(instance); its log:\n\(log)") { process.hasEnded }
        return process.waitForEnd()
    }
}
