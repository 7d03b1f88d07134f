/// A value of a YAML file with the line it began on.
struct YamlNode {
    /// The line, from 1 on.
    var line: Int
    var value: Value

    indirect enum Value {
        case scalar(String)
        case list([YamlNode])
        case map([Pair])
    }

    /// A key and its value, in the order of the file.
    struct Pair {
        var key: String
        var line: Int
        var node: YamlNode
    }
}
