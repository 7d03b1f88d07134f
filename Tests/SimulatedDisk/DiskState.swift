internal import StateStore

/// What a ``SimulatedDisk`` holds.
struct DiskState {
    /// A change of a file or of the directory that a power failure may undo.
    private enum Change {
        case write(at: Int, [UInt8])
        case cut(Int)
    }

    private struct Inode {
        var bytes: [UInt8] = []
        var synced: [UInt8] = []
        var unsynced: [Change] = []
    }

    private struct Descriptor {
        var inode: Int
        var readOffset = 0
    }

    /// A publication's steps that are still to be done, the next one last; files by their inodes.
    private typealias Steps = [(step: FileSystem.Step, inode: Int)]

    var faults = SimulatedDisk.Faults()
    private(set) var bytesWritten = 0
    private var random: UInt64
    private var inodes: [Int: Inode] = [:]
    private var names: [String: Int] = [:]
    /// The directory after each change since its last sync, the synced one first.
    private var nameHistory: [[String: Int]] = [[:]]
    private var descriptors: [Int32: Descriptor] = [:]
    private var publications: [Int: Steps] = [:]
    private var lastNumber = 2

    init(seed: UInt64) { random = seed }

    var contents: [String: [UInt8]] { names.compactMapValues { inodes[$0]?.bytes } }

    mutating func replaceContents(_ files: [String: [UInt8]]) {
        killProcess()
        inodes = [:]
        names = [:]
        for (path, bytes) in files {
            names[path] = number()
            inodes[lastNumber] = Inode(bytes: bytes, synced: bytes)
        }
        nameHistory = [names]
    }

    // MARK: The calls of a file system

    func list(_ directory: String) -> [String] {
        names.keys.filter { $0.hasPrefix(directory + "/") }.map { String($0.dropFirst(directory.count + 1)) }
            .sorted()
    }

    mutating func create(_ path: String) -> Int32 {
        let inode = number()
        inodes[inode] = Inode()
        rename { $0[path] = inode }
        return descriptor(inode)
    }

    mutating func open(_ path: String) -> Int32? { names[path].map { descriptor($0) } }

    func size(_ file: Int32) -> Int { descriptors[file].flatMap { inodes[$0.inode] }?.bytes.count ?? 0 }

    mutating func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let open = descriptors[file], let inode = inodes[open.inode] else { return 0 }
        // Short reads are allowed, so they happen.
        let left = min(inode.bytes.count - open.readOffset, buffer.count)
        let count = left > 1 && chance(4) ? below(left) + 1 : left
        buffer.copyBytes(from: inode.bytes[open.readOffset..<open.readOffset + count])
        descriptors[file]?.readOffset += count
        return count
    }

    /// Writes as much as there is room for.
    ///
    /// - Returns: Whether that was all.
    mutating func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let inode = descriptors[file]?.inode else { return false }
        let room = min(faults.roomLeft ?? bytes.count, bytes.count)
        let written = [UInt8](bytes.prefix(room))
        let offset = inodes[inode]?.bytes.count ?? 0
        inodes[inode]?.bytes += written
        bytesWritten += room
        inodes[inode]?.unsynced.append(.write(at: offset, written))
        if let left = faults.roomLeft { faults.roomLeft = left - room }
        return room == bytes.count
    }

    mutating func truncate(_ file: Int32, _ size: Int) {
        guard let inode = descriptors[file]?.inode, let held = inodes[inode], size < held.bytes.count else {
            return
        }
        inodes[inode]?.bytes.removeSubrange(size...)
        inodes[inode]?.unsynced.append(.cut(size))
    }

    mutating func close(_ file: Int32) { descriptors[file] = nil }

    mutating func remove(_ path: String) { rename { $0[path] = nil } }

    // MARK: Publications

    mutating func begin(_ steps: [FileSystem.Step]) -> Int {
        publications[number()] = steps.reversed().map { step in
            if case .sync(let file, _) = step { return (step, descriptors[file]?.inode ?? 0) }
            return (step, 0)
        }
        return lastNumber
    }

    /// Does some of the steps that are left.
    ///
    /// - Returns: Whether none is left now.
    mutating func advance(_ number: Int) -> Bool {
        for _ in 0..<below(4) { step(number) }
        return publications[number]?.isEmpty ?? true
    }

    mutating func finish(_ number: Int) {
        while publications[number]?.isEmpty == false { step(number) }
    }

    private mutating func step(_ number: Int) {
        guard let next = publications[number]?.popLast() else { return }
        switch next.step {
        case .sync:
            guard !faults.liesAboutSync, let bytes = inodes[next.inode]?.bytes else { return }
            inodes[next.inode]?.synced = bytes
            inodes[next.inode]?.unsynced = []
        case .rename(let from, let to):
            rename { names in
                if let inode = names.removeValue(forKey: from) { names[to] = inode }
            }
        case .syncDirectory: if !faults.liesAboutSync { nameHistory = [names] }
        case .remove(let path): rename { $0[path] = nil }
        }
    }

    // MARK: Ends

    mutating func killProcess() {
        descriptors = [:]
        publications = [:]
    }

    mutating func failPower() {
        killProcess()
        names = nameHistory[below(nameHistory.count)]
        nameHistory = [names]
        for number in inodes.keys.sorted() {
            guard let inode = inodes[number] else { continue }
            let bytes = survivors(of: inode)
            inodes[number] = Inode(bytes: bytes, synced: bytes)
        }
    }

    private mutating func survivors(of inode: Inode) -> [UInt8] {
        let way = below(4)
        if way == 0 { return inode.bytes }
        var bytes = inode.synced
        if way == 1 { return bytes }
        // Either the changes up to some one, which is torn, or any of them.
        let last = inode.unsynced.isEmpty ? 0 : below(inode.unsynced.count)
        for (at, change) in inode.unsynced.enumerated() {
            if way == 2, at > last { break }
            if way == 3, chance(3) { continue }
            apply(change, to: &bytes, torn: at == last)
        }
        return bytes
    }

    private mutating func apply(_ change: Change, to bytes: inout [UInt8], torn: Bool) {
        switch change {
        case .cut(let size): if size < bytes.count { bytes.removeSubrange(size...) }
        case .write(let offset, let written):
            let count = torn ? below(written.count + 1) : written.count
            // What lies between is a hole, which reads as zeros.
            while bytes.count < offset + count { bytes.append(0) }
            bytes.replaceSubrange(offset..<offset + count, with: written.prefix(count))
        }
    }

    private mutating func rename(_ change: (inout [String: Int]) -> Void) {
        change(&names)
        nameHistory.append(names)
    }

    private mutating func descriptor(_ inode: Int) -> Int32 {
        let file = Int32(number())
        descriptors[file] = Descriptor(inode: inode)
        return file
    }

    private mutating func number() -> Int {
        lastNumber += 1
        return lastNumber
    }

    // MARK: Chance

    mutating func draw() -> UInt64 {
        random &+= 0x9E37_79B9_7F4A_7C15
        var z = random
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private mutating func below(_ bound: Int) -> Int { Int(draw() % UInt64(bound)) }

    private mutating func chance(_ oneIn: Int) -> Bool { below(oneIn) == 0 }
}
