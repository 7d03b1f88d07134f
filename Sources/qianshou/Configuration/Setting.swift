/// A key's value and who gave it.
struct Setting: Equatable {
    var text: String
    var origin: Origin

    /// Who gives a value, from the weakest to the strongest.
    enum Origin: Equatable {
        /// Nobody: it is the program's own.
        case `default`
        /// The file, at a line.
        case file(path: String, line: Int)
        /// An environment variable.
        case variable(String)
        /// A flag, with its dashes.
        case flag(String)
    }

    /// The place of a key for an error line: `--max-ahead`, `QIANSHOU_MAX_AHEAD`, `conf.yaml:3: max-ahead`.
    func place(_ key: String) -> String {
        switch origin {
        case .default: key
        case .file(let path, let line): "\(path):\(line): \(key)"
        case .variable(let name): name
        case .flag(let name): name
        }
    }
}

extension Setting.Origin: CustomStringConvertible {
    /// As `config print` shows it.
    var description: String {
        switch self {
        case .default: "default"
        case .file(let path, let line): "\(path):\(line)"
        case .variable(let name): name
        case .flag(let name): name
        }
    }
}
