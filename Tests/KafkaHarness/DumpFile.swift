public import Foundation
internal import LogModel

/// Dumps as `kcat -J` writes them: one envelope a line. Headers are written and not read. Bytes of keys and
/// values are kept also where they are no UTF-8, as kcat keeps them.
public enum DumpFile {
    /// The records of a dump.
    public static func read(_ bytes: Data) throws -> [DumpRecord] {
        try [UInt8](bytes).split(separator: UInt8(ascii: "\n")).map { line in
            var reader = EnvelopeReader(line)
            return try reader.record()
        }
    }

    /// The bytes of the JSON string that `bytes` begin with, kept where they are no UTF-8, a byte order mark
    /// too (Foundation drops one).
    public static func string(at start: ArraySlice<UInt8>) throws -> [UInt8] {
        var reader = EnvelopeReader(start)
        return try reader.string()
    }

    /// A dump of these records.
    public static func write(_ records: [DumpRecord]) -> Data {
        var out: [UInt8] = []
        for record in records {
            out += "{\"topic\":\"\(record.topic)\",\"partition\":\(record.partition),".utf8
            out += "\"offset\":\(record.offset),\"tstype\":\"create\",\"ts\":\(record.timestamp),".utf8
            out += "\"key\":".utf8
            append(record.key, to: &out)
            out += ",\"payload\":".utf8
            append(record.value, to: &out)
            append(record.headers, to: &out)
            out += "}\n".utf8
        }
        return Data(out)
    }

    /// Headers in kcat's flat list: name, value, name, value.
    private static func append(_ headers: [Header], to out: inout [UInt8]) {
        guard !headers.isEmpty else { return }
        out += ",\"headers\":".utf8
        for (index, bytes) in headers.flatMap({ [$0.name, $0.value] }).enumerated() {
            out.append(UInt8(ascii: index == 0 ? "[" : ","))
            append(bytes, to: &out)
        }
        out.append(UInt8(ascii: "]"))
    }

    private static func append(_ bytes: [UInt8]?, to out: inout [UInt8]) {
        guard let bytes else { return out += "null".utf8 }
        out.append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): out += [UInt8(ascii: "\\"), byte]
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                out += "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8
            case _: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}

/// Reads one line of a dump.
private struct EnvelopeReader {
    private let line: ArraySlice<UInt8>
    private var at: Int

    init(_ line: ArraySlice<UInt8>) { (self.line, at) = (line, line.startIndex) }

    mutating func record() throws -> DumpRecord {
        var record = DumpRecord(topic: "", timestamp: 0, key: nil, value: nil)
        try expect("{")
        repeat {
            let name = String(decoding: try string(), as: UTF8.self)
            try expect(":")
            switch name {
            case "topic": record.topic = String(decoding: try string(), as: UTF8.self)
            case "partition": record.partition = Int32(truncatingIfNeeded: number())
            case "offset": record.offset = number()
            case "ts": record.timestamp = number()
            case "key": record.key = try stringOrNull()
            case "payload": record.value = try stringOrNull()
            case _: _ = try stringOrNull()
            }
        } while take(",")
        try expect("}")
        return record
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard at < line.endIndex, line[at] == UInt8(ascii: mark) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws {
        if !take(mark) { throw TestFailure.unexpected("byte \(at - line.startIndex) of an envelope") }
    }

    private mutating func number() -> Int64 {
        let isNegative = take("-")
        var value: Int64 = 0
        while at < line.endIndex, case let digit = line[at], digit &- 48 < 10 {
            (value, at) = (value * 10 + Int64(digit - 48), at + 1)
        }
        return isNegative ? -value : value
    }

    private mutating func stringOrNull() throws -> [UInt8]? {
        if at < line.endIndex, line[at] == UInt8(ascii: "n") {
            at += 4
            return nil
        }
        return try string()
    }

    mutating func string() throws -> [UInt8] {
        try expect("\"")
        var bytes: [UInt8] = []
        while !take("\"") {
            guard at < line.endIndex else { throw TestFailure.unexpected("a line without end") }
            if take("\\") { try escape(into: &bytes) } else { bytes.append(line[at]); at += 1 }
        }
        return bytes
    }

    private mutating func escape(into bytes: inout [UInt8]) throws {
        let mark = line[at]
        at += 1
        switch mark {
        case UInt8(ascii: "n"): bytes.append(10)
        case UInt8(ascii: "r"): bytes.append(13)
        case UInt8(ascii: "t"): bytes.append(9)
        case UInt8(ascii: "b"): bytes.append(8)
        case UInt8(ascii: "f"): bytes.append(12)
        case UInt8(ascii: "u"):
            var unit = hexadecimal()
            if unit >> 10 == 0x36, at + 1 < line.endIndex, line[at] == UInt8(ascii: "\\") {
                at += 2
                unit = 0x10000 + (unit & 0x3FF) << 10 + hexadecimal() & 0x3FF
            }
            guard let scalar = Unicode.Scalar(unit) else { throw TestFailure.unexpected("half a pair") }
            bytes += Array(String(Character(scalar)).utf8)
        case _: bytes.append(mark)
        }
    }

    private mutating func hexadecimal() -> UInt32 {
        defer { at += 4 }
        return UInt32(String(decoding: line[at..<min(at + 4, line.endIndex)], as: UTF8.self), radix: 16) ?? 0
    }
}
