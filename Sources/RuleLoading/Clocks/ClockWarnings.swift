public import OrderDomain

/// Why a list of warnings is none: what is wrong and how to mend it.
public struct WarningFault: Error, Equatable, Sendable {
    /// What is wrong.
    public var what: String
    /// How to mend it.
    public var mend: String
}

extension ClockTable.Entry {
    /// Reads a clock's warnings: how long before the end each stands, none longer than the clock, each
    /// shorter than the one before, at most ``ClockTable/maximumWarnings``. An empty list warns of nothing.
    ///
    /// One as long as the clock lies at its start, where it is dropped (R3.1), unless the end is moved.
    public static func warnings(
        _ words: [String], of length: TimeSpan
    ) throws(WarningFault) -> [TimeSpan] {
        var spans: [TimeSpan] = []
        for word in words {
            guard let span = parseDuration(word), span > .seconds(0) else {
                throw WarningFault(what: "'\(word)' is no warning's length", mend: durationMend)
            }
            guard span <= length else {
                throw WarningFault(
                    what: "the warning '\(word)' is longer than the clock",
                    mend: "write at most \(writtenDuration(length))")
            }
            if let before = spans.last, span >= before {
                throw WarningFault(
                    what: "the warning '\(word)' is not shorter than the one before it",
                    mend: "write warnings from the longest to the shortest")
            }
            spans.append(span)
        }
        guard spans.count <= ClockTable.maximumWarnings else {
            throw WarningFault(
                what: "a clock has at most \(ClockTable.maximumWarnings) warnings", mend: "leave some out")
        }
        return spans
    }
}
