internal import Glibc
internal import Wire

/// Finds the records of one dump, line by line.
///
/// Byte order marks and the blanks around a line, CR too, belong to no record; the tools' own lines are
/// passed and counted; several objects on a line are several records.
struct DumpScanner {
    /// What a line holds.
    enum Form { case envelopes, payloads }

    private let file: DumpFile
    private let form: Form
    private let allowTorn: Bool
    /// The line that is read, trimmed, where it begins in the file, and how far it is read.
    private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var textStart = 0
    private var position = 0
    private var line = 0
    private var nextLine = 0
    /// Lines of the tools that were passed.
    private(set) var toolLines = 0
    /// The newest record's envelope, whose tokens ``source`` reads.
    ///
    /// Of a plain payload one with nothing else.
    private(set) var envelope = Envelope()
    /// The cursor that has read ``envelope``.
    private(set) var source: JSONCursor
    /// The newest record's place in the file.
    private(set) var bounds = 0..<0

    init(_ file: DumpFile, _ form: Form, allowTorn: Bool) {
        (self.file, self.form, self.allowTorn) = (file, form, allowTorn)
        source = JSONCursor(text)
    }

    /// Moves to the next record; `false` at the dump's end.
    mutating func next() throws(DumpFailure) -> Bool {
        while position < text.count, Self.isBlank(text[position]) { position += 1 }
        while position == text.count {  // Bound: the file's lines.
            guard nextLine < file.bytes.count else { return false }
            readLine()
        }
        let start = position
        do throws(JSONFault) {
            position = try recordEnd()
        } catch {
            guard isLastLineOpen else { throw .noRecord(file: file.path, line: line) }
            if allowTorn { return false }
            throw error == .ended
                ? .torn(file: file.path, line: line) : .noRecord(file: file.path, line: line)
        }
        guard position - start <= StringPlace.maxRecordBytes else {
            throw .noRecord(file: file.path, line: line)
        }
        bounds = textStart + start..<textStart + position
        return true
    }

    /// Whether the line is the file's last and has no end: the only one that can be torn.
    private var isLastLineOpen: Bool { nextLine == file.bytes.count && file.bytes.last != newline }

    private mutating func recordEnd() throws(JSONFault) -> Int {
        switch form {
        case .envelopes:
            source = JSONCursor(text, at: position, rule: .anyBytes)
            envelope = try Envelope(&source)
            return source.position
        case .payloads:
            let end = try payloadEnd()
            envelope.payload = JSONToken(kind: .string, start: position, count: end - position)
            return end
        }
    }

    /// The end of a plain payload: an object's where others follow it on the line, else the line's, JSON or
    /// not: a broken payload is a bad record, not a broken dump.
    private func payloadEnd() throws(JSONFault) -> Int {
        var reader = JSONCursor(text, at: position, rule: .anyBytes)
        do throws(JSONFault) {
            _ = try reader.value()
        } catch {
            if error == .ended, isLastLineOpen { throw .ended }
            return text.count
        }
        let end = reader.position
        reader.skipBlanks()
        let isFollowed = reader.position < text.count && text[reader.position] == UInt8(ascii: "{")
        return isFollowed ? end : text.count
    }

    /// Takes the next line, trimmed; an empty one where it is a tool's.
    private mutating func readLine() {
        line += 1
        var (start, end) = (nextLine, file.bytes.count)
        if let base = file.bytes.baseAddress, let found = memchr(base + start, Int32(newline), end - start) {
            end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        }
        nextLine = min(end + 1, file.bytes.count)
        while end - start >= 3, file.bytes[start] == 0xEF, file.bytes[start + 1] == 0xBB,
            file.bytes[start + 2] == 0xBF
        {
            start += 3
        }
        while start < end, Self.isBlank(file.bytes[start]) { start += 1 }
        while start < end, Self.isBlank(file.bytes[end - 1]) { end -= 1 }
        let text = UnsafeBufferPointer(rebasing: file.bytes[start..<end])
        let isTools = Self.isToolLine(text)
        if isTools { toolLines += 1 }
        textStart = start
        (self.text, position) = (isTools ? UnsafeBufferPointer(rebasing: text[..<0]) : text, 0)
    }

    /// What surrounds a line without belonging to it.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// `% …` of kcat, `Processed a total of N messages` of the console consumer.
    private static func isToolLine(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.count >= 2, text[0] == UInt8(ascii: "%"), text[1] == 0x20 { return true }
        guard text.first == UInt8(ascii: "P"), let rest = after("Processed a total of ", text) else {
            return false
        }
        let digits = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }.count
        return digits > 0 && after(" messages", UnsafeBufferPointer(rebasing: rest.dropFirst(digits))) != nil
    }

    private static func after(_ start: StaticString, _ text: UnsafeBufferPointer<UInt8>)
        -> UnsafeBufferPointer<UInt8>?
    {
        let count = start.utf8CodeUnitCount
        guard let base = text.baseAddress, text.count >= count, memcmp(base, start.utf8Start, count) == 0
        else { return nil }
        return UnsafeBufferPointer(rebasing: text[count...])
    }
}

private let newline = UInt8(ascii: "\n")
