import Testing

@testable import StateStore

@Suite struct SizeClassTests {
    @Test func everySizeGetsTheSmallestBlockThatHoldsIt() {
        for bytes in 1...SizeClass.largest {
            let index = SizeClass.holding(bytes)
            let fits = index < SizeClass.count && SizeClass.size(index) >= bytes
            let smallest = index == 0 || SizeClass.size(index - 1) < bytes
            if !fits || !smallest { Issue.record("\(bytes) bytes in class \(index)") }
        }
    }

    @Test func blocksWasteAtMost15BytesOrASixteenth() {
        for bytes in 1...SizeClass.largest {
            let waste = SizeClass.size(SizeClass.holding(bytes)) - bytes
            if waste > 15 && waste * 16 > bytes { Issue.record("\(bytes) bytes waste \(waste)") }
        }
    }
}
