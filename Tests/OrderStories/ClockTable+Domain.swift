import OrderDomain

extension ClockTable {
    /// The hours of DOMAIN 3 to 5 and R3.1's warnings, written down once more: what a rule file says is
    /// that target's to test.
    static var ofTheDocuments: ClockTable {
        var table = ClockTable(repeating: Entry(length: .days(7), warnings: []))
        let warnings: [TimeSpan] = [.hours(24), .hours(6), .hours(1)]
        for clock: ClockID in [.p1_1, .p2_1, .p2_4, .p4_4, .p4_5, .p7_1, .d1_1, .d1_2] {
            table[clock].warnings = warnings
        }
        for clock: ClockID in [.p1_1, .p2_1, .p4_5, .d1_1, .d1_4] { table[clock].length = .hours(48) }
        for clock: ClockID in [.p4_4, .d3_1] { table[clock].length = .hours(24) }
        for clock: ClockID in [.p1_2, .p2_2, .b7_1] { table[clock].length = .days(15) }
        table[.d3_2].length = .days(60)
        return table
    }
}
