internal import Dispatch

/// Threads that load and prepare windows of records beside the one that applies them.
///
/// Between ``begin(_:)`` and ``finish(_:)`` the pool has the window; each worker has a loader of its own, and
/// the index is only read. That is all that is shared.
final class LoaderPool: @unchecked Sendable {
    private let index: DumpIndex
    private let loaders: UnsafeMutableBufferPointer<RecordLoader>
    private let queue = DispatchQueue(label: "qianshou.loaders", attributes: .concurrent)
    private let group = DispatchGroup()

    /// A pool of `threads` in all, the calling one among them.
    init(_ index: DumpIndex, threads: Int, loader: () -> RecordLoader) {
        self.index = index
        loaders = .allocate(capacity: threads)
        for worker in loaders.indices { loaders.initializeElement(at: worker, to: loader()) }
    }

    deinit {
        loaders.deinitialize()
        loaders.deallocate()
    }

    /// Lets the other threads fill a window.
    func begin(_ window: RecordWindow) {
        for worker in loaders.indices.dropFirst() {
            queue.async(group: group) { window.fill(&self.loaders[worker], from: self.index) }
        }
    }

    /// Helps to fill it, and waits until it is full.
    func finish(_ window: RecordWindow) {
        window.fill(&loaders[0], from: index)
        group.wait()
    }
}
