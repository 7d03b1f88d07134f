internal import Glibc

/// Lets this thread rest. For threads of operations that wait for a broker, never for one that takes records.
func pauseThread(milliseconds: Int) {
    var rest = timespec(tv_sec: milliseconds / 1_000, tv_nsec: milliseconds % 1_000 * 1_000_000)
    var left = timespec()
    while nanosleep(&rest, &left) != 0 && errno == EINTR { rest = left }  // Bound: what is left of the time.
}
