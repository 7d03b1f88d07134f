internal import Glibc
public import StateStore
internal import Synchronization

/// A disk in memory that loses what was not synced, tears what it was writing, is full when told so, and
/// may lie about having synced.
///
/// Everything it does by chance comes from its seed.
public final class SimulatedDisk: Sendable {
    /// What a power failure does to what was not synced.
    public struct Faults: Sendable {
        /// A sync is answered and not done.
        public var liesAboutSync = false
        /// Bytes that may still be written before the disk is full; `nil`: there is room.
        public var roomLeft: Int?

        /// An honest disk with room.
        public init() {}
    }

    private let state: Mutex<DiskState>

    /// An empty disk.
    public init(seed: UInt64) { state = Mutex(DiskState(seed: seed)) }

    /// What it does wrong from now on.
    public var faults: Faults {
        get { state.withLock { $0.faults } }
        set { state.withLock { $0.faults = newValue } }
    }

    /// The files as a reader sees them.
    public var contents: [String: [UInt8]] { state.withLock { $0.contents } }

    /// Bytes written since it was made.
    public var bytesWritten: Int { state.withLock { $0.bytesWritten } }

    /// Puts files in place of all that is there, as somebody who copies a directory does.
    public func replaceContents(_ files: [String: [UInt8]]) { state.withLock { $0.replaceContents(files) } }

    /// The process ends: its descriptors and publications under way are gone, every byte that it wrote stays.
    public func killProcess() { state.withLock { $0.killProcess() } }

    /// The power fails: of what was not synced, some is there, some is torn, some is gone.
    public func failPower() { state.withLock { $0.failPower() } }

    /// The disk as a state directory sees it.
    public var files: FileSystem {
        FileSystem(
            list: { directory in self.state.withLock { $0.list(directory) } },
            create: { path in self.state.withLock { $0.create(path) } },
            open: { path throws(StateFailure) in
                guard let file = self.state.withLock({ $0.open(path) }) else {
                    throw StateFailure(.open, path, code: ENOENT)
                }
                return file
            },
            size: { file in self.state.withLock { $0.size(file) } },
            read: { file, buffer in self.state.withLock { $0.read(file, buffer) } },
            write: { file, bytes throws(StateFailure) in
                guard self.state.withLock({ $0.write(file, bytes) }) else {
                    throw StateFailure(.write, "", code: ENOSPC)
                }
            },
            truncate: { file, size in self.state.withLock { $0.truncate(file, size) } },
            close: { file in self.state.withLock { $0.close(file) } },
            remove: { path in self.state.withLock { $0.remove(path) } },
            publish: { steps in
                let number = self.state.withLock { $0.begin(steps) }
                return FileSystem.Pending(
                    isDone: { self.state.withLock { $0.advance(number) } },
                    wait: { self.state.withLock { $0.finish(number) } })
            },
            newFileId: { self.state.withLock { $0.draw() } })
    }
}
