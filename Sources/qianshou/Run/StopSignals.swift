internal import Glibc

/// SIGTERM and SIGINT, waited for on one thread; no code runs in a signal's handler.
struct StopSignals {
    private var set = sigset_t()

    /// Blocks both for this thread and those that it starts from now on, so that they wait to be asked for.
    init() {
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A stderr that nobody reads any more must not end the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Waits for one of them.
    ///
    /// - Returns: Its name; `nil` when the time is over.
    func next(withinMilliseconds time: Int) -> StaticString? {
        var (set, limit) = (set, timespec(tv_sec: time / 1_000, tv_nsec: time % 1_000 * 1_000_000))
        // An interrupted wait is over early: the caller asks again.
        switch sigtimedwait(&set, nil, &limit) {
        case SIGTERM: return "SIGTERM"
        case SIGINT: return "SIGINT"
        case _: return nil
        }
    }
}
