// Douyin shop (DOMAIN 4): what stands before the rows that it shares (G6).

extension Fold {
    /// D3.x: a quality complaint inside the window of 安心购.
    func douyinRow(_ view: RequestView, _ log: borrowing OrderLog) -> SceneRow? {
        guard view.reason?.isQuality ?? false else { return nil }
        let asked = log.events[Int(view.request)].at
        for clock in clocks where clock.request == LoggedEvent.absent {
            guard log.events[Int(clock.start)].at <= asked, asked <= clock.due else { continue }
            if clock.id == .d3_1 { return .d3_1 }
            if clock.id == .d3_2 { return .d3_2 }
        }
        return nil
    }
}
