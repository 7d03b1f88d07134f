public import OrderDomain

/// One clock as its rule file tells it.
public struct ClockRow: Sendable {
    /// Which.
    public var clock: ClockID
    /// What it is, for people.
    public var about: String
    /// How long it runs and when it warns.
    public var entry: ClockTable.Entry
    /// The document that says so.
    public var source: String
    /// The date on which the document was read.
    public var readOn: String
    /// The date from which the row is known to hold. For people: no event is judged by it.
    public var validFrom: String
    /// The rule file.
    public var file: String
    /// The line in it.
    public var line: Int
    /// The tests inside the file; never empty.
    public var tests: [ClockTest]
}

/// A promise of a clock's rule file: what a history makes of the clock.
public struct ClockTest: Sendable {
    /// The line in the file.
    public var line: Int
    /// When the clock starts.
    public var start: Moment
    /// `deadline_changed`: when it comes, and the end that it announces.
    public var moved: (at: Instant, to: Instant)?
    /// What ends the clock, and when.
    public var ended: (by: ClockBound, at: Instant)?
    /// When warnings must fire, in order.
    public var warns: [Instant]
    /// When the clock must run out; `nil` where it must not.
    public var expires: Instant?

    /// An instant, or a plain date, which tracks alone may have (R1.7).
    public struct Moment: Sendable {
        /// The instant; of a plain date 23:59:59 of its day.
        public var instant: Instant
        /// 00:00 of a plain date.
        public var midnight: Instant?
    }
}
