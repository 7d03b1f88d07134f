import StateStore
import Testing

@Suite struct StateStoreTests {
    @Test func anUnknownKeyHasNoValueAndNoDue() {
        let store = StateStore()
        #expect(text(store, "a") == nil)
        #expect(store.due(bytes("a").span) == nil)
        #expect(store.count == 0)
    }

    @Test func stagedChangesAreSeenBeforeTheirCommit() {
        var store = StateStore()
        store.stage("a", "one", due: 7)
        #expect(text(store, "a") == "one")
        #expect(store.due(bytes("a").span) == 7)
    }

    @Test func anEmptyValueIsAValue() {
        var store = StateStore()
        store.stage("a", "", due: nil)
        #expect(text(store, "a")?.isEmpty == true)
        #expect(store.count == 1)
    }

    @Test func readEmptiesTheBufferWhereThereIsNoValue() {
        let store = StateStore()
        var value = bytes("left over")
        #expect(!store.read(bytes("a").span, into: &value))
        #expect(value.isEmpty)
    }

    @Test(arguments: ["known", "unknown", ""])
    func foresightChangesNothing(_ key: String) {
        var store = StateStore()
        store.foreseeRecord(bytes(key).span)
        store.stage("known", String(repeating: "long", count: 10_000), due: 7)
        store.foreseeIndex(bytes(key).span)
        store.foreseeRecord(bytes(key).span)
        #expect(store.count == 1 && store.due(bytes("known").span) == 7)
        #expect(text(store, "known")?.count == 40_000)
    }

    @Test func rollbackTakesBackValuesKeysAndDues() {
        var store = StateStore()
        store.stage("kept", "before", due: 5)
        store.stage("removed", "before", due: 6)
        store.commit()
        var key: [UInt8] = []
        store.stage("kept", "a longer value than before", due: 9)
        store.stage("kept", "and once more", due: nil)
        store.stage("new", "value", due: 1)
        #expect(store.popDue(before: 100, inclusive: true, key: &key) == 1)
        store.remove(bytes("removed").span)
        store.rollback()

        #expect(text(store, "kept") == "before")
        #expect(text(store, "removed") == "before")
        #expect(text(store, "new") == nil)
        #expect(drain(&store, before: 100) == ["5 kept", "6 removed"])
    }

    @Test func rollbackReturnsADueThatWasPoppedAlone() {
        var store = StateStore()
        store.stage("a", "value", due: 5)
        store.commit()
        #expect(drain(&store, before: 6) == ["5 a"])
        store.rollback()
        #expect(drain(&store, before: 6) == ["5 a"])
    }

    @Test(arguments: [
        (bound: 4, inclusive: true, popped: [String]()),
        (bound: 5, inclusive: false, popped: []),
        (bound: 5, inclusive: true, popped: ["5 a", "5 b", "5 bb"]),
        (bound: 8, inclusive: false, popped: ["5 a", "5 b", "5 bb", "7 c"]),
        (bound: Int64.max, inclusive: true, popped: ["5 a", "5 b", "5 bb", "7 c", "9 d"]),
        (bound: Int64.min, inclusive: true, popped: []),
    ])
    func duesComeByInstantAndThenByKey(bound: Int64, inclusive: Bool, popped: [String]) {
        var store = StateStore()
        for (key, due) in [("d", 9), ("bb", 5), ("c", 7), ("a", 5), ("b", 5)] as [(String, Int64)] {
            store.stage(key, "value", due: due)
        }
        store.stage("never", "value", due: nil)
        #expect(drain(&store, before: bound, inclusive: inclusive) == popped)
        #expect(drain(&store, before: bound, inclusive: inclusive) == [])
        #expect(store.count == 6)
    }

    @Test func aDueThatIsStagedAmongEqualOnesKeepsTheOrder() {
        var store = StateStore()
        for key in ["a", "c", "d"] { store.stage(key, "value", due: 5) }
        var key: [UInt8] = []
        #expect(store.popDue(before: 9, inclusive: false, key: &key) == 5)
        store.stage("b", "value", due: 5)
        store.stage("z", "value", due: 4)
        #expect(drain(&store, before: 9) == ["4 z", "5 b", "5 c", "5 d"])
    }

    @Test func duesBeforeTheEpochComeFirst() {
        var store = StateStore()
        store.stage("late", "value", due: 0)
        store.stage("early", "value", due: -86_400_000)
        #expect(drain(&store, before: 1) == ["-86400000 early", "0 late"])
    }

    @Test func growthKeepsEveryRecord() {
        var store = StateStore(undo: false)
        let many = 10_000
        for number in 0..<many { store.stage("o\(number)", "value \(number)", due: Int64(number)) }
        #expect(store.count == many)
        #expect((0..<many).allSatisfy { text(store, "o\($0)") == "value \($0)" })
        for number in 0..<many where number % 3 != 0 { store.remove(bytes("o\(number)").span) }
        #expect((0..<many).allSatisfy { (text(store, "o\($0)") != nil) == ($0 % 3 == 0) })
    }

    @Test func memoryOfRemovedRecordsIsUsedAgain() {
        var store = StateStore(undo: false)
        let value = [UInt8](repeating: 1, count: 500)
        func fill(_ round: Int) {
            for number in 0..<2_000 {
                store.stage(bytes("\(round)-\(number)").span, value: value.span, due: 1)
            }
        }
        fill(0)
        let afterOne = store.residentBytes
        for round in 1...10 {
            for number in 0..<2_000 { store.remove(bytes("\(round - 1)-\(number)").span) }
            fill(round)
        }
        #expect(store.residentBytes <= afterOne + afterOne / 10)
    }

    @Test func staleDuesAreBounded() {
        var store = StateStore(undo: false)
        store.stage("a", "value", due: 0)
        let before = store.residentBytes
        for due in 1...10_000 as ClosedRange<Int64> { store.stage("a", "value", due: due) }
        #expect(store.residentBytes - before < 10_000)
        #expect(drain(&store, before: 200_000) == ["10000 a"])
    }

    @Test func aDueThatComesAndGoesIsBoundedToo() {
        var store = StateStore(undo: false)
        store.stage("a", "value", due: 0)
        let before = store.residentBytes
        for step in 1...10_000 as ClosedRange<Int64> { store.stage("a", "value", due: step % 2) }
        #expect(store.residentBytes - before < 10_000)
        #expect(drain(&store, before: 200_000) == ["0 a"])
    }

    @Test(arguments: [false, true])
    func recordsThatAllGrowTakeNoMoreThanHalfAgain(_ undo: Bool) {
        var store = StateStore(undo: undo)
        let (keys, steps) = (3_000, 20)
        for step in 1...steps {
            for number in 0..<keys {
                let value = [UInt8](repeating: UInt8(number & 255), count: step * 200)
                store.stage(Array("k\(number)".utf8).span, value: value.span, due: Int64(number))
            }
            if undo { store.commit() }
        }
        #expect(store.residentBytes < keys * steps * 200 * 2)
        for number in stride(from: 0, to: keys, by: 97) {
            var value: [UInt8] = []
            #expect(store.read(Array("k\(number)".utf8).span, into: &value))
            #expect(value == [UInt8](repeating: UInt8(number & 255), count: steps * 200))
        }
        var key: [UInt8] = []
        for number in 0..<keys {
            guard store.popDue(before: .max, inclusive: true, key: &key) == Int64(number) else {
                Issue.record("due \(number) did not come in its turn")
                return
            }
        }
        #expect(store.popDue(before: .max, inclusive: true, key: &key) == nil)
    }

    @Test func aRecordCostsLittleMoreThanItsBytes() {
        var store = StateStore(undo: false)
        let value = [UInt8](repeating: 7, count: 485)
        let records = 49_000
        for number in 0..<records {
            store.stage(bytes("o26030112345\(number)").span, value: value.span, due: nil)
        }
        let own = 485 + 17
        #expect(store.residentBytes / records <= own + own / 8)
    }
}

extension StateStore {
    fileprivate mutating func stage(_ key: String, _ value: String, due: Int64?) {
        stage(bytes(key).span, value: bytes(value).span, due: due)
    }
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func text(_ store: borrowing StateStore, _ key: String) -> String? {
    var value: [UInt8] = []
    return store.read(bytes(key).span, into: &value) ? String(decoding: value, as: UTF8.self) : nil
}

private func drain(_ store: inout StateStore, before bound: Int64, inclusive: Bool = true) -> [String] {
    var (key, popped): ([UInt8], [String]) = ([], [])
    while let due = store.popDue(before: bound, inclusive: inclusive, key: &key) {
        popped.append("\(due) \(String(decoding: key, as: UTF8.self))")
    }
    return popped
}
