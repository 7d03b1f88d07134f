import Glibc

/// Waits until something holds, looking now and then.
///
/// - Parameters:
///   - what: For the error's text.
///   - limit: Seconds after which it is given up; many times what it takes.
public func eventually(
    _ what: @autoclosure () -> String, within limit: Int = 180, _ holds: () throws -> Bool
) throws {
    let end = ContinuousClock.now + .seconds(limit)
    while try !holds() {
        guard ContinuousClock.now < end else { throw TestFailure.unexpected("not in time: \(what())") }
        usleep(10_000)
    }
}
