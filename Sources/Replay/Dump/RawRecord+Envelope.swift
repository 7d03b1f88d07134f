internal import OrderDomain
internal import Wire

extension RawRecord {
    /// Takes the envelope that `bytes` hold, and nothing else; its form was checked when it was indexed.
    mutating func load(envelope bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
        reset()
        var cursor = JSONCursor(bytes, rule: .anyBytes)
        let envelope = try Envelope(&cursor)
        key = envelope.key.map { store($0, cursor) }
        payload = envelope.payload.map { store($0, cursor) }
        guard let list = envelope.headers else { return }
        try HeaderReader.each(list, bytes) { (cursor, name, value) in
            let name = store(name, cursor)
            headers.append(Header(name: name, value: value.isString ? store(value, cursor) : nil))
        }
    }

    /// Takes a line of plain payloads.
    mutating func load(payload bytes: UnsafeBufferPointer<UInt8>) {
        reset()
        heap.append(contentsOf: bytes)
        payload = ByteRange(start: 0, count: bytes.count)
    }

    private mutating func store(_ token: JSONToken, _ cursor: JSONCursor) -> ByteRange {
        let start = heap.count
        cursor.appendText(of: token, to: &heap)
        return ByteRange(start: start, count: heap.count - start)
    }
}
