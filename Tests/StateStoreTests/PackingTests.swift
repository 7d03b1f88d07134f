import StateStore
import Testing

/// Memory follows what records take, up and down, and no record is lost on the way.
@Suite struct PackingTests {
    @Test(arguments: [true, false], 1...4 as ClosedRange<UInt64>)
    func recordsThatGrowAndShrinkKeepTheirBytes(undo: Bool, seed: UInt64) {
        var random = SplitMix(seed: seed)
        var store = StateStore(undo: undo)
        var expected: ModelTask.Records = [:]
        for longest in [100, 400, 1_500, 3_000, 700, 60, 2_000] {
            for number in 0..<3_000 where Int.random(in: 0..<4, using: &random) > 0 {
                let key = Array("k\(number)".utf8)
                guard Int.random(in: 0..<8, using: &random) > 0 else {
                    store.remove(key)
                    expected[key] = nil
                    continue
                }
                let count = Int.random(in: longest / 2...longest, using: &random)
                let value = [UInt8](repeating: UInt8(number & 255), count: count)
                store.stage(key.span, value: value.span, due: Int64(number))
                expected[key] = ModelStore.Record(value: value, due: Int64(number))
            }
            store.commit()
            if undo, Bool.random(using: &random) { changeAndTakeBack(&store, &random) }
            let isWhole = store.holds(expected)
            #expect(isWhole, "records of up to \(longest) bytes")
        }
    }

    @Test func memoryOfForgottenRecordsGoesBack() {
        var store = StateStore()
        for number in 0..<60_000 { store.stage(Array("k\(number)".utf8), [UInt8](repeating: 1, count: 400)) }
        store.commit()
        let full = store.residentBytes
        for number in 0..<60_000 where number % 20 != 0 { store.remove(Array("k\(number)".utf8)) }
        store.commit()
        // Each commit gives a few chunks up.
        for _ in 0..<10 { store.commit() }
        #expect(store.residentBytes < full / 3)
    }

    private func changeAndTakeBack(_ store: inout StateStore, _ random: inout SplitMix) {
        for number in 0..<1_000 {
            let key = Array("k\(Int.random(in: 0..<4_000, using: &random))".utf8)
            if number % 5 == 0 {
                store.remove(key)
            } else {
                store.stage(key, [UInt8](repeating: 0, count: number))
            }
        }
        store.rollback()
    }
}
