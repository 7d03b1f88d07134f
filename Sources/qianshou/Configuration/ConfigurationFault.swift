/// A configuration that cannot be run under: exit code 2, one line that names the flag, the variable, or
/// file, line and key, what is wrong and how to mend it. It never repeats a value: some are passwords.
struct ConfigurationFault: Error, Equatable {
    /// `--max-ahead`, `QIANSHOU_MAX_AHEAD` or `conf.yaml:3: max-ahead`.
    var place: String
    var what: String
    var mend: String

    init(_ place: String, _ what: String, _ mend: String) {
        (self.place, self.what, self.mend) = (place, what, mend)
    }

    /// The line for stderr, without the command's name.
    var message: String { "\(place): \(what); \(mend)" }
}
