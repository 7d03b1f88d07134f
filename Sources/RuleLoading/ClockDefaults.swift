public import OrderDomain

extension ClockTable {
    /// DOMAIN 3 to 5, with R3.1's warnings.
    public static var domain: ClockTable {
        let hour = TimeSpan.hours(1)
        let warned = [TimeSpan.hours(24), .hours(6), hour]
        var table = ClockTable(repeating: Entry(length: .days(7), warnings: []))
        for clock: ClockID in [.p1_1, .p2_1, .d1_1] {
            table[clock] = Entry(length: .hours(48), warnings: warned)
        }
        for clock: ClockID in [.p2_4, .d1_2, .p7_1] {
            table[clock] = Entry(length: .days(7), warnings: warned)
        }
        table[.p4_4] = Entry(length: .hours(24), warnings: warned)
        table[.p4_5] = Entry(length: .hours(48), warnings: warned)
        table[.d1_4].length = .hours(48)
        table[.d3_1].length = .hours(24)
        table[.d3_2].length = .days(60)
        table[.p1_2].length = .days(15)
        table[.p2_2].length = .days(15)
        table[.b7_1].length = .days(15)
        return table
    }
}
