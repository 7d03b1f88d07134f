import Testing

@testable import StateStore

/// A walk over a table that changes between its steps.
@Suite struct WalkTests {
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func everyRecordThatStaysIsMetOnce(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var store = StateStore(undo: false)
        let staying = (0..<Int.random(in: 0...3_000, using: &random)).map { Array("stays \($0)".utf8) }
        for key in staying { store.stage(key, []) }
        for number in 0..<1_000 { store.stage(Array("old \(number)".utf8), []) }

        var met: [[UInt8]: Int] = [:]
        var place = StateStore.WalkPlace()
        var step = 0
        while !place.isAtEnd {
            store.walkStep(&place) { block in met[Array(block.key), default: 0] += 1 }
            // The table grows, entries move up into gaps, records move to other blocks.
            for _ in 0..<Int.random(in: 0...200, using: &random) {
                store.remove(Array("old \(Int.random(in: 0..<1_000, using: &random))".utf8))
                store.stage(Array("new \(step)".utf8), [])
                step += 1
                if let key = staying.randomElement(using: &random) {
                    let value = [UInt8](repeating: 1, count: Int.random(in: 0...100, using: &random))
                    store.stage(key, value)
                }
            }
        }
        #expect(staying.allSatisfy { met[$0] == 1 })
        #expect(met.values.allSatisfy { $0 == 1 })
    }

    @Test func whatIsRemovedAndNotCommittedIsNotMet() {
        var store = StateStore()
        store.stage([1], [])
        store.stage([2], [])
        store.commit()
        store.remove([1])
        var met: [[UInt8]] = []
        var place = StateStore.WalkPlace()
        while !place.isAtEnd { store.walkStep(&place) { met.append(Array($0.key)) } }
        #expect(met == [[2]])
    }
}
