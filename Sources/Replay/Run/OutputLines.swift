internal import LogModel
internal import OrderDomain
internal import StreamTask
internal import Wire

/// Writes outputs as NDJSON, `{"topic","key","value"}` a line, dead letters with their headers beside
/// (CONTRACT 4).
struct OutputLines {
    /// `{"topic":"…","key":` by ``OutputTopic/place``.
    private let heads: [[UInt8]]

    init(names: OutputNames) { heads = OutputTopic.all.map { Self.head(of: $0, names) } }

    func append(_ entry: OutputBuffer.Entry, of heap: [UInt8], to out: inout [UInt8]) {
        if entry.hasKey && entry.hasValue && entry.topic != .deadLetter {
            return appendUsual(entry, of: heap, to: &out)
        }
        let bytes = heap.span
        let head = heads[entry.topic.place]
        out.appendRaw(head.span)
        if entry.hasKey {
            out.appendJSONString(bytes.extracting(entry.key.bounds))
        } else {
            out.appendRaw("null")
        }
        out.appendRaw(",\"value\":")
        let value = bytes.extracting(entry.value.bounds)
        if !entry.hasValue {
            out.appendRaw("null")
        } else if entry.topic != .deadLetter {
            out.appendRaw(value)
        } else {
            Self.append(payload: value, to: &out)
        }
        if entry.topic == .deadLetter { Self.append(entry.headers, to: &out) }
        out.appendRaw("}\n")
    }

    /// Verdicts and actions, into room that is known to suffice.
    private func appendUsual(_ entry: OutputBuffer.Entry, of heap: [UInt8], to out: inout [UInt8]) {
        let (key, value) = (Int(entry.key.count), Int(entry.value.count))
        heads[entry.topic.place].withUnsafeBufferPointer { head in
            heap.withUnsafeBufferPointer { heap in
                let room = head.count + OutputSpan<UInt8>.room(forString: key) + value + 16
                out.append(addingCapacity: room) { out in
                    out.appendRaw(head)
                    out.appendJSONString(UnsafeBufferPointer(rebasing: heap[entry.key.bounds]))
                    out.appendRaw(",\"value\":")
                    out.appendRaw(UnsafeBufferPointer(rebasing: heap[entry.value.bounds]))
                    out.appendRaw("}\n")
                }
            }
        }
    }

    private static func head(of topic: OutputTopic, _ names: OutputNames) -> [UInt8] {
        var head: [UInt8] = []
        head.appendRaw("{\"topic\":")
        head.appendJSONString(Array(names.name(of: topic).utf8).span)
        head.appendRaw(",\"key\":")
        return head
    }

    /// A dead letter's payload as a string, `{"base64"}` where it is not UTF-8.
    private static func append(payload: Span<UInt8>, to out: inout [UInt8]) {
        if payload.withUnsafeBufferPointer(isUTF8) { return out.appendJSONString(payload) }
        out.appendRaw("{\"base64\":\"")
        out.appendBase64(payload)
        out.appendRaw("\"}")
    }

    /// Headers as pairs, null values and repeated names kept.
    private static func append(_ headers: [Header], to out: inout [UInt8]) {
        out.appendRaw(",\"headers\":[")
        for (index, header) in headers.enumerated() {
            out.appendRaw(index == 0 ? "[" : ",[")
            out.appendJSONString(header.name.span)
            out.append(UInt8(ascii: ","))
            if let value = header.value { out.appendJSONString(value.span) } else { out.appendRaw("null") }
            out.append(UInt8(ascii: "]"))
        }
        out.append(UInt8(ascii: "]"))
    }
}

extension [UInt8] {
    /// Appends the base64 of `bytes` (RFC 4648, with padding).
    mutating func appendBase64(_ bytes: Span<UInt8>) {
        let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let count = Swift.min(3, bytes.count - start)
            var group: UInt32 = 0
            for index in 0..<3 { group = group << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
            for digit in 0..<4 {
                let value = Int(group >> UInt32(18 - 6 * digit) & 63)
                append(digit <= count ? alphabet.utf8Start[value] : UInt8(ascii: "="))
            }
        }
    }
}
