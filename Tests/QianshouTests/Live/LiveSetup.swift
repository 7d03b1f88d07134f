import Foundation

@testable import qianshou

/// Topics of its own and a folder for one test of the live commands.
final class LiveSetup {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let prefix: String
    let configuration: String

    /// - Parameters:
    ///   - kafka: More lines of the map `kafka`.
    ///   - shared: The topics and the group of another setup, for another user of them.
    init(_ address: String, kafka: [String] = [], prefix shared: String? = nil) throws {
        prefix = shared ?? "q-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines =
            ["kafka:", "  bootstrap.servers: \(address)", "  session.timeout.ms: 6000"]
            + kafka.map { "  \($0)" }
            + [
                "group: \(prefix)", "threads: 1", "state-dir: \(folder.path)/state", "instance: host-1",
                "topics: {orders: \(prefix).o, tracks: \(prefix).t, aftersales: \(prefix).a,",
                "  service: \(prefix).s, waybill-links: \(prefix).wl, linked-tracks: \(prefix).lt,",
                "  verdicts: \(prefix).v, actions: \(prefix).actions, dead-letter: \(prefix).dead}",
            ]
        configuration = folder.appending(path: "conf.yaml").path
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: configuration))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// `topics create`, in this process.
    func createTopics(_ flags: [String] = []) -> Int32 {
        run(["topics", "create"] + flags)
    }

    /// A command in this process.
    func run(_ command: [String]) -> Int32 { CommandTable.run(command + ["--config", configuration]) }

    /// A command in a process of its own.
    func start(_ command: [String]) throws -> QianshouProcess {
        try QianshouProcess(command + ["--config", configuration])
    }
}
