/// The code points of a text, with those that outputs hide marked. Reused.
struct ShownText {
    /// Byte offset of each code point, and the length of the text.
    private(set) var points: [Int32] = []
    /// Whether the code point is shown as `*`.
    private(set) var hidden: [Bool] = []

    /// Takes a text in: nothing is hidden yet.
    mutating func take(_ text: Span<UInt8>) {
        points.removeAll(keepingCapacity: true)
        hidden.removeAll(keepingCapacity: true)
        var i = 0
        while i < text.count {
            points.append(Int32(truncatingIfNeeded: i))
            hidden.append(false)
            _ = decode(text, &i)
        }
        points.append(Int32(truncatingIfNeeded: text.count))
    }

    /// How many code points there are.
    var count: Int { hidden.count }

    /// Hides runs of at least `limit` digits but for their first. A run may hold single `-` or
    /// blanks between its digits (R1.10).
    mutating func hideDigits(_ text: Span<UInt8>, atLeast limit: Int) {
        var i = 0
        while i < count {
            guard isDigit(text, i) else {
                i += 1
                continue
            }
            var (end, digits) = (i + 1, 1)
            while end < count {
                if isDigit(text, end) {
                    (end, digits) = (end + 1, digits + 1)
                } else if isJoint(text, end), end + 1 < count, isDigit(text, end + 1) {
                    (end, digits) = (end + 2, digits + 1)
                } else {
                    break
                }
            }
            if digits >= limit { for k in (i + 1)..<end { hidden[k] = true } }
            i = end
        }
    }

    /// Hides the code points of bytes `range` but for the first.
    mutating func hideName(_ range: Range<Int>) {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Int(points[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var k = low + 1
        while k < count && Int(points[k]) < range.upperBound {
            hidden[k] = true
            k += 1
        }
    }

    /// Appends code points `range`, one `*` for each that is hidden.
    func append(_ range: Range<Int>, of text: Span<UInt8>, to heap: inout [UInt8]) {
        for k in range {
            if hidden[k] {
                heap.append(0x2A)
            } else {
                for byte in Int(points[k])..<Int(points[k + 1]) { heap.append(text[byte]) }
            }
        }
    }

    /// The code point at or behind byte `offset`.
    func index(of offset: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if Int(points[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func scalar(_ text: Span<UInt8>, _ k: Int) -> UInt32 {
        var i = Int(points[k])
        return decode(text, &i)
    }

    private func isDigit(_ text: Span<UInt8>, _ k: Int) -> Bool {
        let value = scalar(text, k)
        return value >= 0x30 && value <= 0x39 || value >= 0xFF10 && value <= 0xFF19
    }

    private func isJoint(_ text: Span<UInt8>, _ k: Int) -> Bool {
        let value = scalar(text, k)
        return value == 0x2D || value == 0x20 || value == 0x09 || value == 0x3000
    }
}
