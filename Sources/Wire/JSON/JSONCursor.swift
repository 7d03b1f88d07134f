internal import CByteScan

/// Reads JSON text once, from left to right, and checks it on the way as strictly as Python's `json`:
/// RFC 8259, no NaN, no control characters in strings, no bytes behind the value.
///
/// A pull reader. To read an object: ``openObject()``, then ``nextKey()`` and ``value()`` in turn until
/// there is no key; ``end()`` after the outermost value. ``value()`` passes a whole array or object and
/// answers its run, which a second cursor may enter later.
///
///     var cursor = JSONCursor(bytes)
///     if try cursor.openObject() {
///         while let key = try cursor.nextKey() {
///             let value = try cursor.value()
///             if cursor.text(of: key, is: "text") { … }
///         }
///     }
///     try cursor.end()
///
/// Borrows its bytes: valid only inside the `withUnsafeBufferPointer` that gave them. Allocates nothing.
/// After a fault nothing more may be asked of it. Cost: about 0.4 ns a byte of typical payloads.
public struct JSONCursor {
    /// Which strings are text.
    public enum TextRule: Sendable {
        /// UTF-8 alone; an escape of half a surrogate pair is a ``JSONFault/syntax``.
        case strict
        /// Any bytes and escapes: what `kcat -J` writes of payloads that are no UTF-8 (CONTRACT 4).
        case anyBytes
    }

    /// The deepest nesting that is read (R5.1).
    public static let maxDepth = 64

    /// The text.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// Offset of the next byte to read.
    public internal(set) var position: Int
    let rule: TextRule
    /// Open arrays and objects.
    var depth = 0
    /// Whether the innermost open array or object has had no member yet.
    var isFirst = true

    /// A cursor before the first byte of `bytes`, or at `position`.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int = 0, rule: TextRule = .strict) {
        (self.bytes, self.position, self.rule) = (bytes, position, rule)
    }

    /// Enters the object that stands next; `false`, and nothing read, where another value stands there.
    public mutating func openObject() throws(JSONFault) -> Bool {
        guard try peek() == UInt8(ascii: "{") else { return false }
        try open()
        return true
    }

    /// Enters the array that stands next; `false`, and nothing read, where another value stands there.
    public mutating func openArray() throws(JSONFault) -> Bool {
        guard try peek() == UInt8(ascii: "[") else { return false }
        try open()
        return true
    }

    /// The name of the open object's next member, the colon passed; `nil` where the object ends, which
    /// leaves it.
    @inline(__always)
    public mutating func nextKey() throws(JSONFault) -> JSONToken? {
        guard try hasMember() else { return nil }
        return try key()
    }

    /// Whether the open object has one more member, whose name is to be read next; `false` leaves the object.
    @inline(__always)
    mutating func hasMember() throws(JSONFault) -> Bool {
        guard try nextMember(closing: UInt8(ascii: "}")) else { return false }
        guard try peek() == UInt8(ascii: "\"") else { throw .syntax }
        return true
    }

    /// A member's name from its opening quote on, the colon passed.
    @inline(__always)
    mutating func key() throws(JSONFault) -> JSONToken {
        let key = try string()
        guard try peek() == UInt8(ascii: ":") else { throw .syntax }
        position += 1
        return key
    }

    /// Whether the open array has one more element, to be read next; `false` leaves the array.
    public mutating func nextElement() throws(JSONFault) -> Bool {
        try nextMember(closing: UInt8(ascii: "]"))
    }

    /// Checks that only blanks are left.
    public mutating func end() throws(JSONFault) {
        skipBlanks()
        guard position == bytes.count else { throw .syntax }
    }

    /// Passes a comma where one is due; `false` where `closing` stands, which is passed too.
    @inline(__always)
    private mutating func nextMember(closing: UInt8) throws(JSONFault) -> Bool {
        let byte = try peek()
        if byte == closing {
            close()
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw .syntax }
            position += 1
        }
        isFirst = false
        return true
    }

    mutating func open() throws(JSONFault) {
        guard depth < Self.maxDepth else { throw .depth }
        position += 1
        depth += 1
        isFirst = true
    }

    mutating func close() {
        position += 1
        depth -= 1
        isFirst = false  // The array or object that just ended is a member of the one around it.
    }

    /// The next byte that is no blank.
    @inline(__always)
    mutating func peek() throws(JSONFault) -> UInt8 {
        if position < bytes.count, bytes[position] > 0x20 { return bytes[position] }
        return try peekBehindBlanks()
    }

    @inline(never)
    private mutating func peekBehindBlanks() throws(JSONFault) -> UInt8 {
        skipBlanks()
        guard position < bytes.count else { throw .ended }
        return bytes[position]
    }

    /// Passes JSON's four blanks.
    ///
    /// Bound: the text's end.
    @inline(__always)
    public mutating func skipBlanks() {
        while position < bytes.count, bytes[position] <= 0x20 {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            position += 1
        }
    }
}
