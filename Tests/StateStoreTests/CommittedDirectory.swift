import SimulatedDisk
import StateStore

/// A directory as a task left it, in which everything occurs: a snapshot, two logs behind it, the next
/// snapshot half written; and what it was at every commit before.
struct CommittedDirectory {
    typealias Files = [String: [UInt8]]

    let files: Files
    let earlier: [(position: Int64, files: Files)]
    let position: Int64
    let states: [Int64: ModelTask.Records]

    init(diskSeed: UInt64 = 1) {
        var random = SplitMix(seed: 5)
        let disk = SimulatedDisk(seed: diskSeed)
        var task = ModelTask(disk: disk)
        var earlier: [(position: Int64, files: Files)] = []
        while Self.kinds(disk.contents) != ["log", "log", "partial", "snapshot"] || earlier.count < 60 {
            for _ in 0..<2 {
                let key = Array("o\(Int.random(in: 0..<9, using: &random))".utf8)
                if Int.random(in: 0..<6, using: &random) == 0 {
                    task.remove(key)
                } else {
                    task.stage(key, Array("value \(random.next())".utf8), due: 7)
                }
            }
            earlier.append((task.position, disk.contents))
            do { try task.commit() } catch { fatalError("\(error)") }
        }
        (files, self.earlier, position, states) = (disk.contents, earlier, task.position, task.states)
    }

    private static func kinds(_ files: Files) -> [String] {
        files.keys.map { String($0.split(separator: "/")[2].prefix { $0 != "-" }) }.sorted()
    }

    /// The path of the snapshot, of the log that was begun with it, of the log behind that, of the snapshot
    /// that is being written.
    var paths: (snapshot: String, first: String, second: String, partial: String) {
        let logs = files.keys.filter { $0.contains("log-") }.sorted { ($0.count, $0) < ($1.count, $1) }
        return (path("snapshot"), logs[0], logs[1], path("partial"))
    }

    private func path(_ kind: String) -> String { files.keys.first { $0.contains(kind) } ?? "" }

    /// Opens a directory of these files, makes one more commit, and opens it again.
    ///
    /// - Returns: What came of the first; `nil` where either gives a state that was never committed.
    func open(_ files: Files) throws -> Restoration? {
        let disk = SimulatedDisk(seed: 2)
        disk.replaceContents(files)
        var store = StateStore()
        var directory = ModelTask.directory(on: disk)
        let restoration = try directory.open(filling: &store, notBefore: nil)
        guard case .restored(let position, _) = restoration else {
            return store.count == 0 ? restoration : nil
        }
        guard var state = states[position], store.holds(state) else { return nil }
        let key = Array("new".utf8)
        store.stage(key.span, value: key.span, due: nil)
        try directory.append(store, position: position + 1, at: 0)
        disk.killProcess()

        state[key] = ModelStore.Record(value: key, due: nil)
        var again = StateStore()
        var successor = ModelTask.directory(on: disk)
        let next = try successor.open(filling: &again, notBefore: nil)
        let isRight = next == .restored(position: position + 1, committedAt: 0) && again.holds(state)
        return isRight ? restoration : nil
    }
}
