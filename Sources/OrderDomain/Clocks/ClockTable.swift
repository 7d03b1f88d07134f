/// How long each platform clock runs and when it warns (DOMAIN 3 to 5; R3.1). Data: `rules/clocks`.
///
/// What starts and ends a clock is code, one place a clock, because it is a function of the events.
public struct ClockTable: Sendable {
    /// The most warnings a clock may have: each is an action more at every firing of it.
    public static let maximumWarnings = 7

    /// One clock.
    public struct Entry: Sendable, Equatable {
        /// From its start to its end.
        public var length: TimeSpan
        /// How long before its end each warning stands, longest first.
        public var warnings: [TimeSpan]

        /// A clock.
        public init(length: TimeSpan, warnings: [TimeSpan]) {
            (self.length, self.warnings) = (length, warnings)
        }
    }

    private var entries: [Entry]

    /// A table in which every clock has the same entry; set each by subscript.
    public init(repeating entry: Entry) {
        entries = Array(repeating: entry, count: ClockID.allCases.count)
    }

    /// The entry of a clock.
    public subscript(clock: ClockID) -> Entry {
        get { entries[Int(clock.rawValue)] }
        set { entries[Int(clock.rawValue)] = newValue }
    }
}
