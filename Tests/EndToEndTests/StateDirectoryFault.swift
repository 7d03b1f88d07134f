import Foundation

/// What may become of a `state-dir` while its process is dead.
enum StateDirectoryFault: CaseIterable {
    case lost, cut, flipped, swapped, foreign, older

    /// The directories that a fault works on.
    struct Place {
        /// The one that the next start finds.
        let state: URL
        /// A copy of an earlier moment.
        let older: URL
        /// That of another group on the same cluster.
        let foreign: URL
    }

    /// Does it.
    ///
    /// - Returns: What was done, for people; `nil` where there was nothing to do it to.
    func apply(to place: Place) throws -> String? {
        switch self {
        case .lost:
            try FileManager.default.removeItem(at: place.state)
            return "lost"
        case .cut:
            return try changeFile(of: place, "cut") { $0 = $0.prefix(.random(in: 0..<$0.count)) }
        case .flipped:
            return try changeFile(of: place, "flipped") { bytes in
                bytes[bytes.startIndex + .random(in: 0..<bytes.count)] ^= 1 << UInt8.random(in: 0..<8)
            }
        case .swapped: return try swapTasks(of: place)
        case .foreign: return try plantFile(in: place)
        case .older:
            guard FileManager.default.fileExists(atPath: place.older.path) else { return nil }
            try FileManager.default.removeItem(at: place.state)
            try FileManager.default.copyItem(at: place.older, to: place.state)
            return "set back to an older copy"
        }
    }

    private func changeFile(of place: Place, _ name: String, _ change: (inout Data) -> Void) throws -> String?
    {
        guard let file = try Self.files(of: place.state).randomElement() else { return nil }
        var bytes = try Data(contentsOf: file)
        if bytes.isEmpty { return nil }
        change(&bytes)
        // In place: the file stays the one that it was.
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: UInt64(bytes.count))
        try handle.write(contentsOf: bytes)
        try handle.close()
        return
            "\(name): \(file.lastPathComponent) of task \(file.deletingLastPathComponent().lastPathComponent)"
    }

    private func swapTasks(of place: Place) throws -> String? {
        let tasks = try Self.tasks(of: place.state).shuffled()
        guard tasks.count > 1 else { return nil }
        let aside = place.state.appending(path: "aside")
        try FileManager.default.moveItem(at: tasks[0], to: aside)
        try FileManager.default.moveItem(at: tasks[1], to: tasks[0])
        try FileManager.default.moveItem(at: aside, to: tasks[1])
        return "swapped: tasks \(tasks[0].lastPathComponent) and \(tasks[1].lastPathComponent)"
    }

    /// A file takes the place of ours of the same name, or stands beside ours.
    private func plantFile(in place: Place) throws -> String? {
        guard let file = try Self.files(of: place.foreign).randomElement() else { return nil }
        let task = file.deletingLastPathComponent().lastPathComponent
        let target = place.state.appending(path: "\(task)/\(file.lastPathComponent)")
        try? FileManager.default.removeItem(at: target)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: file, to: target)
        return "foreign: \(file.lastPathComponent) in task \(task)"
    }

    /// The tasks' folders.
    static func tasks(of state: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: state, includingPropertiesForKeys: nil)
            .filter { Int($0.lastPathComponent) != nil }
    }

    /// The files of all tasks.
    static func files(of state: URL) throws -> [URL] {
        try tasks(of: state).flatMap {
            try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
        }
    }
}
