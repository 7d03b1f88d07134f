/// Events that were written a short while ago, and how often they happened again since.
///
/// The first of its kind is written at once and opens a window; those that follow within it are counted, and
/// when the window ends one line tells the last of them and their number. A window in which something was
/// counted is followed by the next, so that a fault that goes on for hours is one line a window.
struct RepeatTable {
    /// More kinds are not kept: the oldest gives way. This bounds memory at some 100 KB.
    static let mostKinds = 64

    private var windows: [Window] = []
    /// A window's length in milliseconds.
    private let length: Int64

    private struct Window {
        var identity: String
        var opened: Int64
        var count: Int
        var last: LogLine
    }

    init(windowMilliseconds: Int64) { length = windowMilliseconds }

    /// Takes a line in.
    ///
    /// - Returns: The lines to write, in order: those whose windows ended, then this one unless counted.
    mutating func take(_ line: LogLine) -> [LogLine] {
        var due = line.event.isCounted ? expire(at: line.time) : end(of: line.worker)
        guard line.event.isCounted else { return due + [line] }
        let identity = line.identity
        if let at = windows.firstIndex(where: { $0.identity == identity }) {
            windows[at].count += 1
            windows[at].last = line
            return due
        }
        if windows.count == Self.mostKinds { due += summary(of: windows.removeFirst()) }
        windows.append(Window(identity: identity, opened: line.time, count: 0, last: line))
        return due + [line]
    }

    /// Ends the windows that are over at `now`. A clock that was set back ends them too.
    mutating func expire(at now: Int64) -> [LogLine] {
        var due: [LogLine] = []
        for at in windows.indices.reversed() {
            let age = now - windows[at].opened
            if (0..<length).contains(age) { continue }
            due = summary(of: windows[at]) + due
            if windows[at].count == 0 {
                windows.remove(at: at)
            } else {
                (windows[at].opened, windows[at].count) = (now, 0)
            }
        }
        return due
    }

    /// Ends the windows of a worker, all of them where it is none: what comes next changes what held, and the
    /// counts belong in front of it.
    mutating func end(of worker: Int?) -> [LogLine] {
        let over = windows.filter { worker == nil || $0.last.worker == worker }
        windows.removeAll { worker == nil || $0.last.worker == worker }
        return over.flatMap(summary)
    }

    private func summary(of window: Window) -> [LogLine] {
        guard window.count > 0 else { return [] }
        var line = window.last
        line.repeated = window.count
        return [line]
    }
}
