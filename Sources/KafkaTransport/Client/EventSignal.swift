internal import CRdKafka
internal import Glibc

/// An eventfd that queues raise and one thread waits on.
final class EventSignal {
    let descriptor: Int32

    init() {
        descriptor = qs_eventfd()
        guard descriptor >= 0 else { fatalError("eventfd: no file descriptor left") }
    }

    deinit { close(descriptor) }

    /// Waits until it was raised since the last call, and lowers it.
    ///
    /// - Returns: Whether it was raised; `false` after the time, or where a signal of the system came
    ///   between.
    func wait(timeoutMilliseconds: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, timeoutMilliseconds) > 0 else { return false }
        var count: UInt64 = 0
        return read(descriptor, &count, MemoryLayout<UInt64>.size) > 0
    }
}
