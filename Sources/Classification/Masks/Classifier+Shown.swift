public import OrderDomain

extension Classifier {
    /// Appends the text and the match of the line classified last, as outputs carry them (R1.10):
    /// masked, then cut to a window of 300 code points with the match in its middle.
    ///
    /// - Parameters:
    ///   - text: The text that was classified last.
    ///   - reading: What ``classify(_:courier:provider:code:)`` answered for it.
    ///   - heap: Where the bytes go.
    /// - Returns: Their ranges in `heap`; `match` is empty where there was none.
    public mutating func appendShown(
        _ text: Span<UInt8>, _ reading: Reading, to heap: inout [UInt8]
    ) -> (text: ByteRange, match: ByteRange) {
        shown.clear()
        shown.hideDigits(text, atLeast: table.masks.digits)
        hideNames(text)
        let window = Window(of: text, around: reading.match.bounds, size: table.masks.window)
        let textStart = heap.count
        shown.append(window.text, of: text, to: &heap)
        let matchStart = heap.count
        shown.append(window.match, of: text, to: &heap)
        return (
            ByteRange(start: textStart, count: matchStart - textStart),
            window.match.isEmpty ? .none : ByteRange(start: matchStart, count: heap.count - matchStart)
        )
    }

    /// Hides what stands where a name may begin, up to the next word or delimiter.
    private mutating func hideNames(_ text: Span<UInt8>) {
        for name in reader.names {
            var start = Int(name)
            skipDelimiters(&start)
            var end = start
            while end < folded.count, end - start <= table.masks.nameLength, isNamePart(end, text) {
                end += 1
            }
            guard end - start > 1, end - start <= table.masks.nameLength else { continue }
            shown.hideName(Int(folded.offsets[start])..<folded.end(of: end - 1, in: text), in: text)
        }
    }

    /// Moves behind the colon, 是 and brackets between an opener and the name.
    private func skipDelimiters(_ symbol: inout Int) {
        for token in tokens where Int(token.start) == symbol && token.tags.meets(.beforeNames) {
            symbol = Int(token.end)
        }
    }

    /// Whether a symbol can be part of a name: a Han character that no longer term covers.
    private func isNamePart(_ symbol: Int, _ text: Span<UInt8>) -> Bool {
        for token in tokens where Int(token.start) <= symbol && symbol < Int(token.end) {
            if token.end - token.start > 1 || token.tags.meets(.punctuation) { return false }
        }
        var i = Int(folded.offsets[symbol])
        let scalar = decode(text, &i)
        return scalar >= 0x3400 && scalar < 0xA000 || scalar == 0xB7
    }
}

extension TagSet {
    /// What may stand between an opener and a name.
    static let beforeNames = TagSet([.colon, .is, .open, .of])
}
