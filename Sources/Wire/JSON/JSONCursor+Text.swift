internal import CByteScan
public import OrderDomain

extension JSONCursor {
    /// A token's run: a string's body as written, a number's text.
    @inlinable
    public func run(of token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[token.bounds])
    }

    /// Appends a string's text, unescaped, or a number's digits.
    ///
    /// Half a surrogate pair, which ``TextRule/anyBytes`` lets pass, becomes the three bytes that its value
    /// would have in UTF-8.
    public func appendText(of token: JSONToken, to out: inout [UInt8]) {
        let body = run(of: token)
        guard token.kind == .escapedString, let base = body.baseAddress else {
            out.append(contentsOf: body)
            return
        }
        // Unescaped text is never longer.
        out.append(addingCapacity: body.count) { (out: inout OutputSpan<UInt8>) in
            out.withUnsafeMutableBufferPointer { room, count in
                if let target = room.baseAddress { count += qs_unescape(base, body.count, target + count) }
            }
        }
    }

    /// Whether a string's text is `name`.
    @inlinable
    public func text(of token: JSONToken, is name: StaticString) -> Bool {
        if token.kind == .string {
            return token.count == name.utf8CodeUnitCount && name.equals(run(of: token).span)
        }
        return token.kind == .escapedString && escapedText(of: token, is: name)
    }

    @usableFromInline
    func escapedText(of token: JSONToken, is name: StaticString) -> Bool {
        var text: [UInt8] = []  // Rare: names are written without escapes.
        appendText(of: token, to: &text)
        return name.equals(text.span)
    }
}

/// Whether the bytes are UTF-8; overlong forms and surrogates are not.
///
/// About 0.2 ns a byte.
public func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    return qs_utf8_valid(base, bytes.count)
}
