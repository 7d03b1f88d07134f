/// `state-memory`: how much memory the state may take (CONTRACT 5).
enum MemoryBound: Equatable {
    /// A share of the machine's memory, or of what the container may have, in percent.
    case percent(Int)
    /// So many bytes.
    case bytes(Int)

    /// What is read, for an error line.
    static let mend = "write a share as in 50%, or a size with kB, MB, GB, KiB, MiB or GiB as in 4GiB"

    private static let units: [(suffix: String, bytes: Int)] = [
        ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
        ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ]

    /// Reads a share or a size; `nil` where the text is neither, the share is not 1 to 100, or the size is 0.
    init?(_ text: String) {
        if text.hasSuffix("%") {
            guard let share = Self.number(text.dropLast()), (1...100).contains(share) else { return nil }
            self = .percent(share)
            return
        }
        guard let unit = Self.units.first(where: { text.hasSuffix($0.suffix) }),
            let count = Self.number(text.dropLast(unit.suffix.count)), count > 0
        else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit.bytes)
        if overflow { return nil }
        self = .bytes(bytes)
    }

    /// The bound in bytes.
    ///
    /// - Parameter memory: What there is, in bytes: ``MachineMemory``.
    func bytes(of memory: Int) -> Int {
        switch self {
        case .percent(let share): memory / 100 * share
        case .bytes(let bytes): bytes
        }
    }

    private static func number(_ text: Substring) -> Int? {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
