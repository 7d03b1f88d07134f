internal import FoundationEssentials
internal import Glibc

/// The memory that this process may have.
enum MachineMemory {
    /// Where Linux tells a container its limit: control groups of version 2, then 1.
    private static let limits = [
        "/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ]

    /// In bytes: the machine's, or the container's limit where that is less.
    static func bytes() -> Int {
        bytes(
            machine: Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE))),
            limits: limits.map { path in
                FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            })
    }

    /// The same from what was read. A limit of `max`, or one above the machine's memory, is none.
    static func bytes(machine: Int, limits: [String?]) -> Int {
        limits.compactMap { $0.flatMap { Int($0.filter { !$0.isWhitespace }) } }
            .filter { $0 > 0 }.reduce(machine, min)
    }
}
