/// The only source of chance in a simulation: one seed is always the same run.
package final class Dice {
    private var state: UInt64

    package init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D &+ 0x9E37_79B9_7F4A_7C15 }

    /// SplitMix64.
    package func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 on, below `count`.
    package func below(_ count: Int) -> Int { Int(truncatingIfNeeded: next() >> 16) % max(count, 1) }

    package func within(_ range: ClosedRange<Int64>) -> Int64 {
        range.lowerBound + Int64(below(Int(range.upperBound - range.lowerBound + 1)))
    }

    /// Whether something happens that does so `perThousand` times in a thousand.
    package func chance(_ perThousand: Int) -> Bool { perThousand > 0 && below(1_000) < perThousand }

    package func pick<T>(_ all: [T]) -> T { all[below(all.count)] }
}
