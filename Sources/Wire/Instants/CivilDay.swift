/// A day of the proleptic Gregorian calendar, by arithmetic.
struct CivilDay {
    var year: Int64
    var month: Int64
    var day: Int64

    /// Days from 1970-01-01 to a day that exists.
    static func sinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let y = month <= 2 ? year - 1 : year  // Years that begin in March put the leap day last.
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Eras of 400 years before 1970 that are counted from, so that no day of 64 bits of milliseconds lies
    /// before.
    private static let eras: Int64 = 800_000

    /// The day that lies `days` after 1970-01-01: the inverse of ``sinceEpoch(year:month:day:)``.
    ///
    /// Multiplications in place of most divisions: Neri and Schneider, "Euclidean affine functions and their
    /// application to calendar algorithms", 2023, figure 12.
    init(sinceEpoch days: Int64) {
        let quarters = 4 * UInt64(bitPattern: days + 719_468 + 146_097 * Self.eras) + 3
        let (century, dayOfCentury) = (quarters / 146_097, quarters % 146_097 / 4)
        let product = 2_939_745 * (4 * dayOfCentury + 3)
        let (yearOfCentury, dayOfYear) = (product >> 32, (product & 0xFFFF_FFFF) / 2_939_745 / 4)
        let shifted = 2_141 * dayOfYear + 197_913
        let isNextYear = dayOfYear >= 306  // Years begin in March.
        day = Int64((shifted & 0xFFFF) / 2_141 + 1)
        month = Int64(shifted >> 16) - (isNextYear ? 12 : 0)
        year = Int64(100 * century + yearOfCentury) - 400 * Self.eras + (isNextYear ? 1 : 0)
    }

    /// Days of a month.
    static func length(ofMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
