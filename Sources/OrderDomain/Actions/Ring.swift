/// A point of a clock that fires now.
struct Ring {
    var alarm: Int
    var clock: ClockView
    var remaining: TimeSpan
}
