internal import OrderDomain
internal import Wire

extension RawRecord {
    /// Takes the record of `entry`, whose first byte is the first of `bytes`.
    mutating func load(_ entry: DumpEntry, _ bytes: UnsafeBufferPointer<UInt8>) {
        reset()
        let cursor = JSONCursor(bytes, rule: .anyBytes)
        key = entry.key.token.map { store($0, cursor) }
        payload = entry.payload.token.map { store($0, cursor) }
        if entry.hasHeaders { loadHeaders(cursor) }
    }

    /// Headers are rare, so the envelope is read again for them.
    ///
    /// Its form was checked when it was indexed; only where the file was changed since there are none.
    private mutating func loadHeaders(_ start: JSONCursor) {
        do throws(JSONFault) {
            var cursor = start
            guard let list = try Envelope(&cursor).headers else { return }
            try HeaderReader.each(list, cursor.bytes) { (cursor, name, value) in
                let name = store(name, cursor)
                headers.append(Header(name: name, value: value.isString ? store(value, cursor) : nil))
            }
        } catch {
            headers.removeAll(keepingCapacity: true)
        }
    }

    private mutating func store(_ token: JSONToken, _ cursor: JSONCursor) -> ByteRange {
        let start = heap.count
        cursor.appendText(of: token, to: &heap)
        return ByteRange(start: start, count: heap.count - start)
    }
}
