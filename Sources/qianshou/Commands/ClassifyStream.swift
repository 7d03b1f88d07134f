internal import Classification
internal import Glibc
internal import OrderDomain
internal import Wire

/// Standard input, line by line, through a classifier to standard output. Holds one line and one block.
struct ClassifyStream {
    /// Input is read, and output written, in blocks of this size.
    private static let block = 1 << 18
    /// The longest line that is read (CONTRACT 1: 8 MiB of record, and its escapes).
    private static let longestLine = 1 << 26

    private var classifier: Classifier
    private let explains: Bool
    private var line = ClassifyLine()
    private var out: [UInt8] = []
    private var heap: [UInt8] = []
    private var number = 0
    private var bad = false

    init(classifier: Classifier, explains: Bool) {
        (self.classifier, self.explains) = (classifier, explains)
    }

    /// Reads until the input ends.
    ///
    /// - Returns: The exit code: 1 where a line was no object with a text.
    mutating func run() -> Int32 {
        var input = [UInt8](repeating: 0, count: Self.block)
        var filled = 0
        // A line's start is looked through once, however many reads its end is away.
        var searched = 0
        while true {  // Bound: the input's end.
            let got = input.withUnsafeMutableBytes { room in
                room.baseAddress.map { read(STDIN_FILENO, $0 + filled, room.count - filled) } ?? 0
            }
            if got < 0 && errno == EINTR { continue }
            if got <= 0 { break }
            filled += got
            let used = readLines(input.span.extracting(0..<filled), searched: searched)
            input.withUnsafeMutableBytes { room in
                if let base = room.baseAddress { memmove(base, base + used, filled - used) }
            }
            filled -= used
            searched = filled
            if filled == input.count {
                guard input.count < Self.longestLine else { break }
                input += [UInt8](repeating: 0, count: input.count)
            }
            guard out.count < Self.block || flush() else { return ExitCode.wrongUse }
        }
        if filled > 0 { readLine(input.span.extracting(0..<filled)) }
        guard flush() else { return ExitCode.wrongUse }
        return bad ? ExitCode.badRecords : ExitCode.done
    }

    /// Reads one text that came as a flag.
    mutating func readOne(_ text: String, courier: String) {
        line.text = Array(text.utf8)
        line.courier = Array(courier.lowercased().utf8)
        answer()
    }

    /// Writes what has gathered; `false` where the output is gone.
    mutating func flush() -> Bool {
        var done = 0
        while done < out.count {  // Bound: the bytes at hand.
            let wrote = out.withUnsafeBytes {
                $0.baseAddress.map { write(STDOUT_FILENO, $0 + done, out.count - done) } ?? 0
            }
            if wrote < 0 && errno != EINTR { return false }
            done += max(0, wrote)
        }
        out.removeAll(keepingCapacity: true)
        return true
    }

    /// Reads the whole lines of `bytes`, whose first `searched` hold no end of a line; answers how many bytes
    /// they were.
    private mutating func readLines(_ bytes: Span<UInt8>, searched: Int) -> Int {
        var start = 0
        while start < bytes.count {  // Bound: the bytes at hand.
            let from = max(start, searched)
            let length = bytes.extracting(from..<bytes.count).withUnsafeBufferPointer { rest -> Int? in
                guard let base = rest.baseAddress, let found = memchr(base, 0x0A, rest.count) else {
                    return nil
                }
                return UnsafeRawPointer(found) - UnsafeRawPointer(base)
            }
            guard let length else { break }
            readLine(bytes.extracting(start..<from + length))
            start = from + length + 1
        }
        return start
    }

    private mutating func readLine(_ bytes: Span<UInt8>) {
        number += 1
        let isBlank = bytes.isEmpty || bytes.count == 1 && bytes[0] == 0x0D
        if isBlank { return }
        if bytes.withUnsafeBufferPointer({ line.read($0) }) {
            answer()
        } else {
            StandardError.write("qianshou classify: line \(number) is no object with a text\n")
            out.appendRaw("null\n")
            bad = true
        }
    }

    private mutating func answer() {
        if explains {
            out += Array(line.explanation(by: &classifier).utf8)
        } else {
            line.answer(by: &classifier, heap: &heap, into: &out)
        }
    }
}

extension ClassifyLine {
    /// Appends the line's reading as CONTRACT 4 writes it. `heap` is scratch.
    fileprivate func answer(by classifier: inout Classifier, heap: inout [UInt8], into out: inout [UInt8]) {
        let reading = classifier.classify(
            text.span, courier: courier.span, provider: provider.span, code: code.span)
        heap.removeAll(keepingCapacity: true)
        let match = classifier.appendShown(text.span, reading, to: &heap).match
        var rule: [UInt8]?
        if let index = reading.rule { rule = classifier.ruleName(index) }
        out.appendReading(reading, rule: rule, match: heap.span.extracting(match.bounds))
    }

    /// How the line is read, for people.
    fileprivate func explanation(by classifier: inout Classifier) -> String {
        let reading = classifier.classify(
            text.span, courier: courier.span, provider: provider.span, code: code.span)
        return classifier.explanation(of: text.span, courier: courier.span, reading)
    }
}

extension [UInt8] {
    /// Appends a reading as CONTRACT 4 writes it.
    fileprivate mutating func appendReading(_ reading: Reading, rule: [UInt8]?, match: Span<UInt8>) {
        appendRaw("{\"stage\":\"")
        appendRaw(reading.stage.name)
        appendRaw("\",\"verdict\":\"")
        appendRaw(reading.verdict.name)
        appendRaw("\",\"row\":")
        appendName(reading.row?.name)
        appendRaw(",\"rule\":")
        if let rule { appendJSONString(rule.span) } else { appendRaw("null") }
        appendRaw(",\"match\":")
        if match.isEmpty { appendRaw("null") } else { appendJSONString(match) }
        appendRaw(",\"problem\":")
        appendName(reading.problem?.name)
        appendRaw(reading.disagrees ? ",\"disagrees\":true}\n" : ",\"disagrees\":false}\n")
    }

    private mutating func appendName(_ name: StaticString?) {
        guard let name else { return appendRaw("null") }
        append(0x22)
        appendRaw(name)
        append(0x22)
    }
}
