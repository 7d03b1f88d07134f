import StateStore
import Testing

/// Random operations on a store and on its model, which must agree after every one.
@Suite struct RandomOperationsTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func storeWithUndoAgreesWithItsModel(seed: UInt64) {
        run(seed: seed, operations: 600, undo: true)
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func storeWithoutUndoAgreesWithItsModel(seed: UInt64) {
        run(seed: seed, operations: 600, undo: false)
    }

    private func run(seed: UInt64, operations: Int, undo: Bool) {
        var random = SplitMix(seed: seed)
        var store = StateStore(undo: undo)
        var model = ModelStore()
        // Few keys: each is changed many times a transaction. Many: the table grows.
        let keys = Int.random(in: 1...400, using: &random)
        for step in 0..<operations {
            apply(&random, keys, &store, &model, undo)
            if step % 50 == 0 { compare(&store, model, undo, "seed \(seed) step \(step)") }
        }
        compare(&store, model, undo, "seed \(seed) at the end")
    }

    private func apply(
        _ random: inout SplitMix, _ keys: Int, _ store: inout StateStore, _ model: inout ModelStore,
        _ undo: Bool
    ) {
        let key = Self.key(Int.random(in: 0..<keys, using: &random))
        switch Int.random(in: 0..<100, using: &random) {
        case ..<60:
            let value = Self.value(&random)
            // Few instants, so that many records are due at one.
            let due = Bool.random(using: &random) ? Int64.random(in: 0..<40, using: &random) : nil
            store.stage(key.span, value: value.span, due: due)
            model.stage(key, value, due: due)
        case ..<70:
            store.remove(key.span)
            model.remove(key)
        case ..<72:
            restore(key, &random, &store, &model)
        case ..<93:
            drain(&random, &store, &model)
        case ..<97:
            store.commit()
            model.commit()
        default:
            guard undo else { return }
            store.rollback()
            model.rollback()
        }
    }

    private func restore(
        _ key: [UInt8], _ random: inout SplitMix, _ store: inout StateStore, _ model: inout ModelStore
    ) {
        store.commit()
        model.commit()
        if Int.random(in: 0..<100, using: &random) == 0 {
            store.removeAll()
            model.removeAll()
        }
        if Bool.random(using: &random) {
            let value = Self.value(&random)
            store.restore(key.span, value: value.span, due: 17)
            model.restore(key, value, due: 17)
        } else {
            store.restore(key.span, value: nil, due: nil)
            model.restore(key, nil, due: nil)
        }
    }

    private func drain(_ random: inout SplitMix, _ store: inout StateStore, _ model: inout ModelStore) {
        let bound = Int64.random(in: 0..<45, using: &random)
        let inclusive = Bool.random(using: &random)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            var key: [UInt8] = []
            let peeked = store.nextDue(before: bound, inclusive: inclusive, into: &key)
            #expect(peeked == model.nextDue(before: bound, inclusive: inclusive)?.due)
            let popped = store.popDue(before: bound, inclusive: inclusive, key: &key)
            let expected = model.popDue(before: bound, inclusive: inclusive)
            #expect(popped == expected?.due)
            if let expected { #expect(key == expected.key) }
        }
    }

    private func compare(
        _ store: inout StateStore, _ model: ModelStore, _ undo: Bool, _ place: String
    ) {
        #expect(store.count == model.records.count, "\(place)")
        for (key, record) in model.records {
            var value: [UInt8] = []
            #expect(store.read(key.span, into: &value), "\(place)")
            #expect(value == record.value, "\(place)")
            #expect(store.due(key.span) == record.due, "\(place)")
        }
        let staged = store.staged()
        #expect(staged == (undo ? model.staged : []), "\(place)")
        #expect(store.stagedCount == staged.count, "\(place)")
    }

    private static func key(_ number: Int) -> [UInt8] { Array("o\(number)".utf8) }

    private static func value(_ random: inout SplitMix) -> [UInt8] {
        let longest = [0, 40, 300, 2_000, 17_000, 40_000].randomElement(using: &random) ?? 0
        let count = Int.random(in: 0...longest, using: &random)
        return (0..<count).map { UInt8(truncatingIfNeeded: $0 &+ count) }
    }
}

extension StateStore {
    /// What ``forEachStaged(_:)`` gives, as the model tells it.
    mutating func staged() -> [ModelStore.Change] {
        var staged: [ModelStore.Change] = []
        forEachStaged { key, value, due in
            var record: ModelStore.Record?
            if let value {
                record = ModelStore.Record(value: value.withUnsafeBufferPointer(Array.init), due: due)
            }
            staged.append(ModelStore.Change(key: key.withUnsafeBufferPointer(Array.init), record: record))
        }
        return staged
    }
}
