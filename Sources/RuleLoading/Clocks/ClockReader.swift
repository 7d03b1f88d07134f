internal import OrderDomain
internal import Wire

/// Reads one platform's clocks: `rules/clocks/<platform>.yaml`.
///
/// A file decides how long clocks run and when they warn. What starts and ends a clock, and what then
/// happens, is code; a file repeats it for its readers, and does not load where it tells it wrongly.
struct ClockReader {
    let file: YamlFile

    private static let keys = [
        "id", "about", "start", "length", "ends", "outcome", "warnings", "source", "readOn", "validFrom",
        "tests",
    ]
    /// A clock of more than this is a slip of the pen.
    private static let longest = TimeSpan.days(400)

    /// The file's clocks.
    func rows() throws(RuleFileError) -> [ClockRow] {
        let pairs = try file.map(file.root, known: ["about", "platform", "clocks"])
        guard let platformNode = pairs["platform"], let list = pairs["clocks"] else {
            throw file.fail(1, "a file of clocks needs 'platform' and 'clocks'", "add what is missing")
        }
        let platform: Platform = try file.named(platformNode)
        var rows: [ClockRow] = []
        for item in try file.list(list) {
            let row = try row(item)
            guard row.clock.platform == platform else {
                throw file.fail(
                    item.line, "\(row.clock.name) is no clock of \(platform.name)",
                    "move it to clocks/\(row.clock.platform.name).yaml")
            }
            rows.append(row)
        }
        return rows
    }

    private func row(_ node: YamlNode) throws(RuleFileError) -> ClockRow {
        let pairs = try file.map(node, known: Self.keys)
        for key in Self.keys where pairs[key] == nil {
            throw file.fail(node.line, "a clock without '\(key)'", "add '\(key): …'")
        }
        func value(_ key: String) -> YamlNode { pairs[key] ?? node }
        let clock: ClockID = try file.named(value("id"))
        try check(value("start"), "start", of: clock, against: clock.starts)
        try check(value("ends"), "ends", of: clock, against: clock.ends)
        let outcome: ClockOutcome = try file.named(value("outcome"))
        guard outcome == clock.outcome else {
            throw file.fail(
                value("outcome").line, "the outcome of \(clock.name) is \(clock.outcome.name)",
                "write 'outcome: \(clock.outcome.name)': code decides it, the file repeats it")
        }
        let length = try length(value("length"))
        let warnings = try warnings(value("warnings"), length: length)
        return ClockRow(
            clock: clock, about: try file.text(value("about")),
            entry: ClockTable.Entry(length: length, warnings: warnings),
            source: try file.text(value("source")), readOn: try date(value("readOn")),
            validFrom: try date(value("validFrom")), file: file.name, line: node.line,
            tests: try tests(value("tests"), of: clock))
    }

    /// `start` and `ends` name what the fold does, no more and no less, in any order.
    private func check(
        _ node: YamlNode, _ key: String, of clock: ClockID, against bounds: [ClockBound]
    ) throws(RuleFileError) {
        let right = bounds.map { "\($0.name)" }
        let mend = "write '\(key): [\(right.joined(separator: ", "))]': code decides it, the file repeats it"
        let words = try file.words(node)
        for (word, line) in words where !right.contains(word) {
            throw file.fail(line, "'\(word)' is not among what '\(key)' of \(clock.name) is", mend)
        }
        for word in right where !words.contains(where: { $0.text == word }) {
            throw file.fail(node.line, "'\(key)' of \(clock.name) lacks '\(word)'", mend)
        }
    }

    private func length(_ node: YamlNode) throws(RuleFileError) -> TimeSpan {
        guard let span = parseDuration(try file.text(node)), span > .seconds(0), span <= Self.longest else {
            throw file.fail(node.line, "this is no length of a clock", "\(durationMend), from 1ms to 400d")
        }
        return span
    }

    /// Lengths before the end, each shorter than the one before and than the clock.
    private func warnings(_ node: YamlNode, length: TimeSpan) throws(RuleFileError) -> [TimeSpan] {
        let words = try file.words(node).map(\.text)
        do throws(WarningFault) {
            return try ClockTable.Entry.warnings(words, of: length)
        } catch {
            throw file.fail(node.line, error.what, error.mend)
        }
    }

    private func date(_ node: YamlNode) throws(RuleFileError) -> String {
        let text = try file.text(node)
        guard let moment = moment(text), moment.midnight != nil, text.utf8.count == 10 else {
            throw file.fail(node.line, "'\(text)' is no date", "write one like 2026-03-05")
        }
        return text
    }
}

// MARK: - Tests inside the file

extension ClockReader {
    private func tests(_ node: YamlNode, of clock: ClockID) throws(RuleFileError) -> [ClockTest] {
        var tests: [ClockTest] = []
        for item in try file.list(node) { tests.append(try test(item, of: clock)) }
        guard !tests.isEmpty else {
            throw file.fail(
                node.line, "\(clock.name) has no tests", "say what a start must bring: 'warns', 'expires'")
        }
        return tests
    }

    private func test(_ node: YamlNode, of clock: ClockID) throws(RuleFileError) -> ClockTest {
        let pairs = try file.map(node, known: ["start", "moved", "ended", "warns", "expires"])
        guard let startNode = pairs["start"], pairs["expires"] != nil || pairs["ended"] != nil else {
            throw file.fail(
                node.line, "a test needs 'start', and 'expires' or 'ended'", "add what is missing")
        }
        guard let start = moment(try file.text(startNode)) else {
            throw file.fail(startNode.line, "this is no instant", instantMend)
        }
        if start.midnight != nil && clock.starts.first?.isTrack != true {
            throw file.fail(startNode.line, "\(clock.name) does not start at a track's date", instantMend)
        }
        var test = ClockTest(line: node.line, start: start, warns: [])
        if let node = pairs["warns"] {
            for item in try file.list(node) { test.warns.append(try instant(item)) }
        }
        if let node = pairs["expires"] { test.expires = try instant(node) }
        if let node = pairs["moved"] {
            let parts = try parts(node, ("at", "to"))
            test.moved = (try instant(parts.0), try instant(parts.1))
        }
        if let node = pairs["ended"] {
            let parts = try parts(node, ("by", "at"))
            test.ended = (try end(parts.0, of: clock), try instant(parts.1))
        }
        return test
    }

    private func parts(
        _ node: YamlNode, _ keys: (String, String)
    ) throws(RuleFileError) -> (YamlNode, YamlNode) {
        let pairs = try file.map(node, known: [keys.0, keys.1])
        guard let first = pairs[keys.0], let second = pairs[keys.1] else {
            throw file.fail(node.line, "this needs '\(keys.0)' and '\(keys.1)'", "add what is missing")
        }
        return (first, second)
    }

    private func end(_ node: YamlNode, of clock: ClockID) throws(RuleFileError) -> ClockBound {
        let word = try file.text(node)
        guard let bound = clock.ends.first(where: { "\($0.name)" == word }) else {
            throw file.fail(
                node.line, "'\(word)' does not end \(clock.name)", "name one of the clock's 'ends'")
        }
        return bound
    }

    private func instant(_ node: YamlNode) throws(RuleFileError) -> Instant {
        guard let moment = moment(try file.text(node)), moment.midnight == nil else {
            throw file.fail(node.line, "this is no instant", instantMend)
        }
        return moment.instant
    }

    private var instantMend: String { "write one like 2026-03-02T10:00:00+08:00" }

    private func moment(_ text: String) -> ClockTest.Moment? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            InstantText(bytes, allowingDate: true).map {
                ClockTest.Moment(instant: $0.instant, midnight: $0.midnight)
            }
        }
    }
}
