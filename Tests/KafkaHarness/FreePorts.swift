import Glibc

/// Ports on loopback that nobody listens on.
enum FreePorts {
    /// - Returns: The first of `count` free ports in a row.
    static func run(of count: Int) throws -> Int {
        for _ in 0..<200 {
            let first = Int.random(in: 10_000..<15_000) * 2
            if (first..<first + count).allSatisfy(isFree) { return first }
        }
        throw Spawn.Failure(description: "no \(count) free ports in a row")
    }

    private static func isFree(_ port: Int) -> Bool {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
