/// What a seed is about, and what its output is compared in.
package enum Family: String, CaseIterable {
    /// Everything is in the log before the start, tracks are keyed by order, clocks follow events: every
    /// byte.
    case stream
    /// The same, and clocks follow the wall once everything is read: every byte.
    case wall
    /// Records arrive while workers run: verdicts, ids, dead letters.
    case arriving
    /// Tracks are keyed by waybill and hop over topics: verdicts, ids, dead letters.
    case hop

    /// Whether all output is a function of the log alone.
    package var isExact: Bool { self == .stream || self == .wall }
}
