import OrderDomain
import RuleLoading
import Testing

@Suite struct DurationTests {
    @Test(
        arguments: [
            ("50ms", 50), ("7s", 7_000), ("2m", 120_000), ("24h", 86_400_000), ("30d", 2_592_000_000),
            ("0d", 0),
        ] as [(String, Int64)])
    func aNumberAndItsUnitAreALength(text: String, milliseconds: Int64) {
        #expect(parseDuration(text) == TimeSpan(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "d", "24", "1.5h", "-1d", "+1d", "1 d", "1w", "1hh", "99999999999999999d", "9999999999999d",
    ])
    func anythingElseIsRefused(text: String) { #expect(parseDuration(text) == nil) }
}
