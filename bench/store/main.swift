import Glibc

// What the state store costs at a million keys of 500 bytes: load, read, read and write, dues.
// Built together with Sources/StateStore by bench/measure-store; CPU time, one thread.

func cpuNanoseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e9 + Double(now.tv_nsec)
}

/// `o` and 19 digits, as long as a real order's key; writing the number costs about 5 ns.
func setNumber(_ key: inout [UInt8], _ number: Int) {
    var left = number
    for digit in stride(from: 18, to: 10, by: -1) {
        key[digit] = 48 + UInt8(left % 10)
        left /= 10
    }
}

/// A fixed permutation of 0..<count: every key once, in an order that no cache foresees.
func scattered(_ count: Int) -> [Int] {
    var state: UInt64 = 7
    var order = Array(0..<count)
    for at in stride(from: count - 1, to: 0, by: -1) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(at, Int((state >> 33) % UInt64(at + 1)))
    }
    return order
}

func measure(undo: Bool) {
    let keys = 1_000_000
    var store = StateStore(undo: undo)
    var key = Array("o260301123400000000".utf8)
    let fresh = [UInt8](repeating: 3, count: 500)
    var value: [UInt8] = []
    var sum = 0
    let order = scattered(keys)

    func report(_ what: String, since start: Double) {
        let each = (cpuNanoseconds() - start) / Double(keys)
        print("\(undo ? "undo   " : "no undo") \(what): \(Int(each.rounded())) ns")
    }
    func commitNow(_ at: Int) { if undo && at % 1_000 == 0 { store.commit() } }

    var start = cpuNanoseconds()
    for at in 0..<keys {
        setNumber(&key, at)
        store.stage(key.span, value: fresh.span, due: nil)
        commitNow(at)
    }
    report("load", since: start)
    print("\(undo ? "undo   " : "no undo") resident bytes a key: \(store.residentBytes / keys)")

    start = cpuNanoseconds()
    for at in order {
        setNumber(&key, at)
        store.withValue(key.span) { if let value = $0 { sum &+= Int(value[5]) } }
    }
    report("read, at random", since: start)

    start = cpuNanoseconds()
    for (step, at) in order.enumerated() {
        setNumber(&key, at)
        _ = store.read(key.span, into: &value)
        value[3] &+= 1
        store.stage(key.span, value: value.span, due: nil)
        commitNow(step)
    }
    report("copy out, change and write back, at random", since: start)

    start = cpuNanoseconds()
    for (step, at) in order.enumerated() {
        setNumber(&key, at)
        store.stage(key.span, value: fresh.span, due: Int64(at &* 7_919 % 100_000))
        commitNow(step)
    }
    report("write with a due, at random", since: start)

    start = cpuNanoseconds()
    var popped = 0
    while store.popDue(before: 100_000, inclusive: false, key: &key) != nil {
        popped += 1
        commitNow(popped)
    }
    report("pop a due, ten at each instant", since: start)
    precondition(popped == keys && sum == 3 * keys, "the store lost something")
}

measure(undo: false)
measure(undo: true)
