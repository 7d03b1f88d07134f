internal import Wire

/// The fields of one line of `qianshou classify`'s input. Reused.
struct ClassifyLine {
    var text: [UInt8] = []
    var courier: [UInt8] = []
    var provider: [UInt8] = []
    var code: [UInt8] = []

    /// Reads one line; `false` where it is no object with a `text`.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.removeAll(keepingCapacity: true)
        courier.removeAll(keepingCapacity: true)
        provider.removeAll(keepingCapacity: true)
        code.removeAll(keepingCapacity: true)
        do throws(JSONFault) {
            return try readObject(JSONCursor(bytes))
        } catch {
            return false
        }
    }

    private mutating func readObject(_ start: JSONCursor) throws(JSONFault) -> Bool {
        var (cursor, hasText) = (start, false)
        guard try cursor.openObject() else { return false }
        while let key = try cursor.nextKey() {  // Bound: the line's members.
            if cursor.text(of: key, is: "status") {
                try readStatus(&cursor)
                continue
            }
            let value = try cursor.value()
            guard value.isString else { continue }
            if cursor.text(of: key, is: "text") {
                cursor.appendText(of: value, to: &text)
                hasText = true
            } else if cursor.text(of: key, is: "courier") {
                cursor.appendText(of: value, to: &courier)
                for i in courier.indices where courier[i] >= 0x41 && courier[i] <= 0x5A { courier[i] |= 0x20 }
            }
        }
        try cursor.end()
        return hasText
    }

    /// `{"provider","code"}`; a code may be a number.
    private mutating func readStatus(_ cursor: inout JSONCursor) throws(JSONFault) {
        guard try cursor.openObject() else {
            _ = try cursor.value()
            return
        }
        while let key = try cursor.nextKey() {  // Bound: the object's members.
            let value = try cursor.value()
            guard value.isString || value.kind == .integer else { continue }
            if cursor.text(of: key, is: "provider") {
                cursor.appendText(of: value, to: &provider)
            } else if cursor.text(of: key, is: "code") {
                cursor.appendText(of: value, to: &code)
            }
        }
    }
}
