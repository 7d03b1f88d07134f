/// Which bytes of a text outputs hide, as runs; and the window that they show. Reused.
///
/// What is not hidden is copied as it is, a run at a time, so that a text costs about a byte scan.
struct ShownText {
    /// Runs of bytes whose code points are shown as `*`, in their order, none touching.
    private(set) var hidden: [Range<Int>] = []

    /// Nothing is hidden.
    mutating func clear() { hidden.removeAll(keepingCapacity: true) }

    /// Hides runs of at least `limit` digits but for their first. A run may hold single `-` or
    /// blanks between its digits (R1.10).
    mutating func hideDigits(_ text: Span<UInt8>, atLeast limit: Int) {
        var i = 0
        while i < text.count {  // Bound: the text's end.
            if text[i] &- 0x30 >= 10 && text[i] != 0xEF {
                i += 1
                continue
            }
            let width = digitWidth(text, i)
            guard width > 0 else {
                i += 1
                continue
            }
            let first = i + width
            var (end, digits) = (first, 1)
            while true {  // Bound: every turn passes a digit.
                let joint = jointWidth(text, end)
                let next = digitWidth(text, end)
                let behind = next == 0 && joint > 0 ? digitWidth(text, end + joint) : 0
                guard next > 0 || behind > 0 else { break }
                end += next > 0 ? next : joint + behind
                digits += 1
            }
            if digits >= limit { hidden.append(first..<end) }
            i = end
        }
    }

    /// Hides the code points of bytes `range` but for the first.
    mutating func hideName(_ range: Range<Int>, in text: Span<UInt8>) {
        var first = range.lowerBound
        _ = decode(text, &first)
        guard first < range.upperBound else { return }
        let name = first..<range.upperBound
        let place = hidden.firstIndex { $0.upperBound > name.lowerBound } ?? hidden.count
        let overlaps = place < hidden.count && hidden[place].lowerBound < name.upperBound
        if !overlaps { hidden.insert(name, at: place) }
    }

    /// Appends bytes `range`, one `*` for each code point that is hidden.
    func append(_ range: Range<Int>, of text: Span<UInt8>, to heap: inout [UInt8]) {
        var from = range.lowerBound
        for run in hidden where run.upperBound > range.lowerBound && run.lowerBound < range.upperBound {
            let (low, high) = (max(run.lowerBound, range.lowerBound), min(run.upperBound, range.upperBound))
            copy(from..<low, of: text, to: &heap)
            for byte in low..<high where text[byte] & 0xC0 != 0x80 { heap.append(0x2A) }
            from = high
        }
        copy(from..<range.upperBound, of: text, to: &heap)
    }

    private func copy(_ range: Range<Int>, of text: Span<UInt8>, to heap: inout [UInt8]) {
        if range.isEmpty { return }
        text.extracting(range).withUnsafeBufferPointer { heap.append(contentsOf: $0) }
    }

    /// The bytes of an ASCII or full-width digit at `i`; 0 where there is none.
    @inline(__always)
    private func digitWidth(_ text: Span<UInt8>, _ i: Int) -> Int {
        guard i < text.count else { return 0 }
        if text[i] &- 0x30 < 10 { return 1 }
        guard text[i] == 0xEF, i + 2 < text.count, text[i + 1] == 0xBC else { return 0 }
        return text[i + 2] &- 0x90 < 10 ? 3 : 0
    }

    /// The bytes of a `-`, blank, tab or U+3000 at `i`; 0 where there is none.
    private func jointWidth(_ text: Span<UInt8>, _ i: Int) -> Int {
        guard i < text.count else { return 0 }
        if text[i] == 0x2D || text[i] == 0x20 || text[i] == 0x09 { return 1 }
        guard text[i] == 0xE3, i + 2 < text.count, text[i + 1] == 0x80, text[i + 2] == 0x80 else { return 0 }
        return 3
    }
}

/// A window of code points in a text, moved to lie inside it.
struct Window {
    /// The bytes that are shown.
    private(set) var text: Range<Int>
    /// The bytes of the match that are shown.
    private(set) var match: Range<Int>

    /// At most `size` code points with `match` in their middle (R1.10).
    init(of text: Span<UInt8>, around match: Range<Int>, size: Int) {
        self.text = 0..<text.count
        self.match = match
        guard text.count > size else { return }
        let from = Self.points(text, 0..<match.lowerBound)
        let length = Self.points(text, match)
        let total = from + length + Self.points(text, match.upperBound..<text.count)
        guard total > size else { return }
        let start = max(0, min(from - (size - length) >> 1, total - size))
        let first = Self.offset(of: start, in: text, from: 0)
        self.text = first..<Self.offset(of: size, in: text, from: first)
        if length > size {
            self.match = match.lowerBound..<Self.offset(of: size, in: text, from: match.lowerBound)
        }
    }

    /// How many code points begin in `range`.
    private static func points(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        for i in range where text[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The byte at which the code point `points` behind `start` begins, or the text's end.
    private static func offset(of points: Int, in text: Span<UInt8>, from start: Int) -> Int {
        var (i, left) = (start, points)
        while i < text.count {  // Bound: the text's end.
            if text[i] & 0xC0 != 0x80 {
                if left == 0 { return i }
                left -= 1
            }
            i += 1
        }
        return i
    }
}
