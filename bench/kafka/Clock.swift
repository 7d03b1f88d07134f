import Glibc

/// Seconds of a system clock.
func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Digits behind the point.
func rounded(_ value: Double, _ digits: Int = 2) -> String {
    let scale = pow(10.0, Double(digits))
    return "\((value * scale).rounded() / scale)"
}
