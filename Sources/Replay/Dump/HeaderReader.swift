internal import Wire

/// Reads an envelope's headers in the three forms that dumps have: kcat's flat list of names and values, a
/// map, and pairs.
///
/// Null values and repeated names are kept.
enum HeaderReader {
    /// Calls `body` with a cursor over `bytes` and each header's name and value, which may be `null`.
    ///
    /// - Throws: ``Wire/JSONFault/syntax`` where `headers` has none of the forms.
    static func each(
        _ headers: JSONToken, _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (JSONCursor, JSONToken, JSONToken) -> Void
    ) throws(JSONFault) {
        var cursor = JSONCursor(bytes, at: headers.start, rule: .anyBytes)
        if try cursor.openObject() {
            while let name = try cursor.nextKey() {  // Bound: the line's end, here and below.
                let value = try text(&cursor, orNull: true)
                body(cursor, name, value)
            }
            return
        }
        guard try cursor.openArray() else { throw .syntax }
        while try cursor.nextElement() {
            let isPair = try cursor.openArray()
            if isPair { guard try cursor.nextElement() else { throw .syntax } }
            let name = try text(&cursor, orNull: false)
            guard try cursor.nextElement() else { throw .syntax }
            let value = try text(&cursor, orNull: true)
            if isPair { guard try !cursor.nextElement() else { throw .syntax } }
            body(cursor, name, value)
        }
    }

    private static func text(_ cursor: inout JSONCursor, orNull: Bool) throws(JSONFault) -> JSONToken {
        let token = try cursor.value()
        guard token.isString || (orNull && token.kind == .null) else { throw .syntax }
        return token
    }
}
