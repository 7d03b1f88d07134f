/// Committed outputs held against the reference: what is missing, what is there too often, what should not be
/// there at all, what stands in the wrong order.
struct Comparison: Equatable, CustomStringConvertible {
    private(set) var lost = 0
    private(set) var duplicate = 0
    private(set) var ghost = 0
    private(set) var misordered = 0
    /// The first few, for people.
    private(set) var examples: [String] = []

    static func == (one: Comparison, other: Comparison) -> Bool {
        one.lost == other.lost && one.duplicate == other.duplicate && one.ghost == other.ghost
            && one.misordered == other.misordered
    }

    /// Nothing differs.
    static let equal = Comparison(expected: [], found: [])

    init(expected: [Output], found: [Output]) {
        let (expected, found) = (
            Dictionary(grouping: expected, by: \.lane), Dictionary(grouping: found, by: \.lane)
        )
        for lane in Set(expected.keys).union(found.keys) {
            compare(expected[lane] ?? [], found[lane] ?? [])
        }
    }

    private mutating func compare(_ expected: [Output], _ found: [Output]) {
        if expected == found { return }
        var counts: [Output: (expected: Int, found: Int)] = [:]
        for output in expected { counts[output, default: (0, 0)].expected += 1 }
        for output in found { counts[output, default: (0, 0)].found += 1 }
        var differs = false
        for (output, count) in counts where count.expected != count.found {
            differs = true
            if count.found < count.expected {
                lost += count.expected - count.found
                note("lost", output)
            } else if count.expected > 0 {
                duplicate += count.found - count.expected
                note("duplicate", output)
            } else {
                ghost += count.found
                note("ghost", output)
            }
        }
        if !differs {
            misordered += 1
            note("misordered", expected[0])
        }
    }

    private mutating func note(_ kind: String, _ output: Output) {
        guard examples.count < 6 else { return }
        let text = output.value.map { String(decoding: $0, as: UTF8.self) } ?? "null"
        let key = output.key.map { String(decoding: $0, as: UTF8.self) } ?? "null"
        examples.append("\(kind): \(output.topic) \(key.debugDescription) \(text.debugDescription)")
    }

    var description: String {
        "\(lost) lost, \(duplicate) duplicate, \(ghost) ghost, \(misordered) misordered"
            + examples.map { "\n  " + $0 }.joined()
    }
}
