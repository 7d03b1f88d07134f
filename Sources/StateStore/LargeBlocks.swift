internal import Glibc

/// Records too large for the slab's classes, each in memory of its own; rare.
struct LargeBlocks: ~Copyable {
    private struct Entry {
        var start: UnsafeMutableRawPointer?
        var capacity: Int
    }

    private var entries: [Entry] = []
    private var freeNumbers: [Int] = []
    /// Bytes of all that are in use.
    private(set) var bytes = 0

    deinit { for entry in entries { free(entry.start) } }

    /// The block by its number; `nil` where it was released.
    func block(_ number: Int) -> Block? { entries[number].start.map(Block.init(start:)) }

    /// Whether `bytes` fit into block `number` and leave less than a quarter of it empty.
    func fits(_ bytes: Int, _ number: Int) -> Bool {
        let capacity = entries[number].capacity
        return bytes <= capacity && bytes >= capacity - capacity / 4
    }

    /// A block for `bytes`, with an eighth to spare for growth.
    mutating func allocate(_ bytes: Int) -> (Int, Block) {
        let capacity = bytes + bytes / 8
        guard let start = malloc(capacity) else { fatalError("state: out of memory") }
        self.bytes += capacity
        let entry = Entry(start: start, capacity: capacity)
        if let number = freeNumbers.popLast() {
            entries[number] = entry
            return (number, Block(start: start))
        }
        entries.append(entry)
        return (entries.count - 1, Block(start: start))
    }

    /// Gives the memory of block `number` back.
    mutating func release(_ number: Int) {
        bytes -= entries[number].capacity
        free(entries[number].start)
        entries[number] = Entry(start: nil, capacity: 0)
        freeNumbers.append(number)
    }
}
