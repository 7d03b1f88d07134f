internal import OrderDomain

/// What docs/SCENES.md says of a row in words; everything else there is derived from code and rules.
struct SceneNote: Sendable {
    let row: SceneRow
    /// In which state the row holds.
    let when: String
    /// What the merchant must do, with the words of the trade.
    let must: String
    /// Where the documents say so.
    let source: String

    init(_ row: SceneRow, when: String, must: String, source: String) {
        (self.row, self.when, self.must, self.source) = (row, when, must, source)
    }

    /// One note a row; a test counts them.
    static let all = wechat + pinduoduo + douyin + taobao + general

    /// The notes of a platform: its own rows, those that it takes over from WeChat (G6), the general ones.
    static func notes(on platform: Platform) -> [SceneNote] {
        let own =
            switch platform {
            case .wechatChannels: wechat
            case .pinduoduo: pinduoduo
            case .douyin: douyin + wechat
            case .taobao: taobao + wechat
            }
        return (own + general).filter { $0.row.platforms.contains(platform) }
    }
}
