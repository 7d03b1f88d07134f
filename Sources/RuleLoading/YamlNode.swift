/// A value of a YAML file with the line it began on.
package struct YamlNode {
    /// The line, from 1 on.
    package var line: Int
    package var value: Value

    package indirect enum Value {
        case scalar(String)
        case list([YamlNode])
        case map([Pair])
    }

    /// A key and its value, in the order of the file.
    package struct Pair {
        package var key: String
        package var line: Int
        package var node: YamlNode
    }
}
