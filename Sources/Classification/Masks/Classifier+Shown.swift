public import OrderDomain

extension Classifier {
    /// Appends the text and the match of the line classified last, as outputs carry them (R1.10):
    /// masked, then cut to a window of 300 code points with the match in its middle.
    ///
    /// Cost: about 50 ns for 135 bytes.
    ///
    /// - Parameters:
    ///   - text: The text that was classified last.
    ///   - reading: What ``classify(_:courier:provider:code:)`` answered for it.
    ///   - heap: Where the bytes go.
    /// - Returns: Their ranges in `heap`; `match` is empty where there was none.
    public mutating func appendShown(
        _ text: Span<UInt8>, _ reading: Reading, to heap: inout [UInt8]
    ) -> (text: ByteRange, match: ByteRange) {
        text.withUnsafeBufferPointer { text in
            shown.take(text.count)
            shown.hideDigits(text, atLeast: table.masks.digits)
            hideNames(text)
            var (whole, match) = (0..<text.count, reading.match.bounds)
            // So many bytes are at most so many code points.
            if text.count > table.masks.window { (whole, match) = cut(text, match) }
            let textStart = heap.count
            shown.append(whole, of: text, to: &heap)
            let textRange = ByteRange(start: textStart, count: heap.count - textStart)
            if match.isEmpty { return (textRange, .none) }
            let matchStart = heap.count
            shown.append(match, of: text, to: &heap)
            return (textRange, ByteRange(start: matchStart, count: heap.count - matchStart))
        }
    }

    /// The window's code points and the match's, at most as many as the window's, in bytes.
    private func cut(_ text: UnsafeBufferPointer<UInt8>, _ match: Range<Int>) -> (Range<Int>, Range<Int>) {
        let window = table.masks.window
        var (from, to, count, i) = (0, 0, 0, 0)
        while i < text.count {
            if i < match.lowerBound { from += 1 }
            if i < match.upperBound { to += 1 }
            count += 1
            _ = decode(text, &i)
        }
        let start = max(0, min(from - (window - (to - from)) >> 1, count - window))
        func offset(_ point: Int) -> Int {
            var (k, i) = (0, 0)
            while k < point && i < text.count {
                _ = decode(text, &i)
                k += 1
            }
            return i
        }
        return (offset(start)..<offset(start + window), offset(from)..<offset(min(to, from + window)))
    }

    /// Hides what stands where a name may begin, up to the next word or delimiter.
    private mutating func hideNames(_ text: UnsafeBufferPointer<UInt8>) {
        for k in names.indices {
            let start = behindDelimiters(Int(names[k]))
            let end = nameEnd(start, text)
            guard end - start > 1, end - start <= table.masks.nameLength else { continue }
            shown.hideName(text, Int(folded.offsets[start])..<folded.end(of: end - 1, in: text))
        }
    }

    /// Where a name that begins at a symbol ends; one symbol past the longest where it is longer.
    private func nameEnd(_ start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        var (end, k) = (start, firstToken(endingBehind: start))
        while end < folded.count, end - start <= table.masks.nameLength {
            while k < tokenCount && Int(tokenRoom[k].end) <= end { k += 1 }
            if k < tokenCount && Int(tokenRoom[k].start) <= end {
                if tokenRoom[k].end - tokenRoom[k].start > 1 || tokenRoom[k].tags.meets(.punctuation) {
                    break
                }
            }
            guard isNamePart(end, text) else { break }
            end += 1
        }
        return end
    }

    /// Behind the colon, 是 and brackets between an opener and the name.
    private func behindDelimiters(_ symbol: Int) -> Int {
        var (symbol, k) = (symbol, firstToken(endingBehind: symbol))
        while k < tokenCount, Int(tokenRoom[k].start) == symbol, tokenRoom[k].tags.meets(.beforeNames) {
            symbol = Int(tokenRoom[k].end)
            k += 1
        }
        return symbol
    }

    /// The first term that ends behind a symbol: terms stand in order and do not overlap.
    private func firstToken(endingBehind symbol: Int) -> Int {
        var (low, high) = (0, tokenCount)
        while low < high {
            let middle = (low + high) / 2
            if Int(tokenRoom[middle].end) <= symbol { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether a symbol can be part of a name: a Han character or the dot between two names.
    private func isNamePart(_ symbol: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var i = Int(folded.offsets[symbol])
        let scalar = decode(text, &i)
        return scalar >= 0x3400 && scalar < 0xA000 || scalar == 0xB7
    }
}

extension TagSet {
    /// What may stand between an opener and a name.
    static let beforeNames = TagSet([.colon, .is, .open, .of])
}
