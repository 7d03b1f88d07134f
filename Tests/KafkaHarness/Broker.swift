import Foundation

/// A real broker on loopback, with its data in a folder of its own.
///
/// Ends with this process, however that ends: a guardian waits on a pipe that only we hold open.
public final class Broker: Sendable {
    /// `127.0.0.1:PORT`; stays the same over restarts.
    public let address: String
    private let script: URL
    private let folder: URL
    private let guardian: Guardian
    /// What the script is told at every start.
    private let environment: [String: String]

    /// One for all tests that harm nobody; started at first use.
    public static func shared() throws -> Broker { try common.get() }
    private static let common = Result { try Broker() }

    /// Starts a broker on a free port; takes about three seconds.
    ///
    /// - Parameters:
    ///   - advertised: What clients are told to connect to, for a proxy in between.
    ///   - properties: Lines that are added to the broker's configuration.
    public init(port: Int = 0, advertised: String? = nil, properties: String = "") throws {
        guard let home = KafkaHome.folder else { throw Spawn.Failure(description: KafkaHome.reason) }
        script = home.appending(path: "bin/broker")
        folder = FileManager.default.temporaryDirectory.appending(path: "kafka-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guardian = try Guardian(ending: "\"$0\" kill \"$1\"; rm -rf \"$1\"", [script.path, folder.path])
        var environment: [String: String] = [:]
        environment["KAFKA_ADVERTISE"] = advertised
        if !properties.isEmpty {
            let file = folder.appending(path: "overrides.properties")
            try Data(properties.utf8).write(to: file)
            environment["KAFKA_PROPERTIES"] = file.path
        }
        self.environment = environment
        address = try Self.address(script, folder, port, environment)
    }

    /// A port that was free may have been taken when the broker asks for it: then another one is tried.
    private static func address(
        _ script: URL, _ folder: URL, _ port: Int, _ environment: [String: String]
    ) throws -> String {
        let start = [script.path, "start", folder.path, "\(port)"]
        do {
            return try Spawn.run(start, environment: environment)
        } catch  where port == 0 {
            try? FileManager.default.removeItem(at: folder.appending(path: "port"))
            return try Spawn.run(start, environment: environment)
        }
    }

    /// Starts it again after ``kill()`` or ``stop()``; what was written is there again.
    public func start() throws { try tell("start") }
    /// Ends it as a crash would.
    public func kill() throws { try tell("kill") }
    /// Lets it hang: connections stay, nothing answers.
    public func pause() throws { try tell("pause") }
    /// Lets it go on after ``pause()``.
    public func resume() throws { try tell("resume") }
    /// Ends it in order.
    public func stop() throws { try tell("stop") }

    private func tell(_ verb: String) throws {
        try Spawn.run([script.path, verb, folder.path], environment: environment)
    }
}
