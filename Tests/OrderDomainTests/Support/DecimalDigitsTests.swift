import Testing

@testable import OrderDomain

/// Digits as `String` has them, on both sides of every power of ten.
@Suite struct DecimalDigitsTests {
    private static func text(_ value: UInt64, width: Int = 1) -> String {
        let digits = DecimalDigits(value, width: width)
        var bytes = [UInt8](repeating: 0, count: digits.count)
        bytes.withUnsafeMutableBytes { if let base = $0.baseAddress { digits.write(to: base) } }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func areThoseOfTheNumber() {
        var power: UInt64 = 1
        for _ in 0..<19 {
            power *= 10
            for value in [power - 1, power, power + 1] { #expect(Self.text(value) == String(value)) }
        }
        for value in Array(0...1_000) + [UInt64.max] { #expect(Self.text(value) == String(value)) }
    }

    @Test(arguments: [(7, 1, "7"), (7, 2, "07"), (7, 3, "007"), (1_234, 3, "1234"), (0, 4, "0000")])
    func haveZerosInFrontUpToTheWidth(_ value: UInt64, _ width: Int, _ text: String) {
        #expect(Self.text(value, width: width) == text)
    }
}
