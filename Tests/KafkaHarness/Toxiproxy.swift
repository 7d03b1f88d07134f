import Foundation

/// A network that can be cut and slowed down, between clients and a broker.
public final class Toxiproxy: Sendable {
    /// Where clients connect to.
    public let address: String
    private let control: URL
    private let guardian: Guardian
    private let folder: URL

    /// A proxy and a broker behind it that tells clients to come through the proxy.
    ///
    /// - Parameter properties: Lines that are added to the broker's configuration.
    public static func beforeBroker(properties: String = "") throws -> (Toxiproxy, Broker) {
        let first = try FreePorts.run(of: 4)  // The broker takes the one after its own as well.
        let proxy = try Toxiproxy(listen: first + 2, upstream: first, control: first + 3)
        let broker = try Broker(port: first, advertised: proxy.address, properties: properties)
        return (proxy, broker)
    }

    private init(listen: Int, upstream: Int, control port: Int) throws {
        guard let home = KafkaHome.folder else { throw Spawn.Failure(description: KafkaHome.reason) }
        address = "127.0.0.1:\(listen)"
        guard let control = URL(string: "http://127.0.0.1:\(port)/proxies/kafka") else {
            throw Spawn.Failure(description: "no URL")
        }
        self.control = control
        folder = FileManager.default.temporaryDirectory.appending(path: "proxy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let configuration = folder.appending(path: "proxy.json")
        let proxy = [
            "name": "kafka", "listen": address, "upstream": "127.0.0.1:\(upstream)", "enabled": "true",
        ]
        let text = "[\(String(decoding: try JSONEncoder().encode(proxy), as: UTF8.self))]"
        try Data(text.replacingOccurrences(of: "\"true\"", with: "true").utf8).write(to: configuration)
        // The guardian's own shell starts the server, so that it knows whom to end.
        let server = home.appending(path: "bin/toxiproxy-server").path
        guardian = try Guardian(
            running: "\"$0\" -host 127.0.0.1 -port \"$1\" -config \"$2\"", ending: "rm -rf \"$3\"",
            [server, "\(port)", configuration.path, folder.path])
        try waitUntilUp()
    }

    /// Cuts all connections and refuses new ones, until ``heal()``.
    public func cut() throws { try post("", #"{"enabled":false}"#) }

    /// Lets connections through again, and takes all toxics away.
    public func heal() throws {
        try post("", #"{"enabled":true}"#)
        try removeToxics()
    }

    /// Lets requests through and swallows the answers, until ``heal()``.
    public func swallowAnswers() throws {
        try post(
            "/toxics",
            #"{"name":"silence","type":"timeout","stream":"downstream","attributes":{"timeout":0}}"#)
    }

    /// Resets every connection this long after its first byte, until ``heal()``.
    public func resetConnections(afterMilliseconds: Int) throws {
        try post(
            "/toxics",
            #"{"name":"reset","type":"reset_peer","attributes":{"timeout":\#(afterMilliseconds)}}"#)
    }

    /// Delays answers, until ``heal()``.
    public func delayAnswers(milliseconds: Int, jitter: Int) throws {
        try post(
            "/toxics",
            #"{"name":"slow","type":"latency","attributes":{"latency":\#(milliseconds),"jitter":\#(jitter)}}"#
        )
    }

    private func removeToxics() throws {
        for name in ["silence", "reset", "slow"] {
            try? curl("-X", "DELETE", "\(control.absoluteString)/toxics/\(name)")
        }
    }

    private func post(_ path: String, _ body: String) throws {
        try curl("-X", "POST", "-d", body, control.absoluteString + path)
    }

    private func waitUntilUp() throws {
        for attempt in 1...200 {
            do { return try curl(control.absoluteString) } catch  where attempt < 200 { usleep(20_000) }
        }
    }

    private func curl(_ arguments: String...) throws {
        try Spawn.run(["curl", "-s", "--fail", "--noproxy", "*", "-o", "/dev/null"] + arguments)
    }
}
