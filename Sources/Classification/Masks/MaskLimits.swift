/// What outputs hide of a text (R1.10), as `rules/classification/masks.yaml` says.
public struct MaskLimits: Sendable, Equatable {
    /// A run of so many digits is hidden.
    public var digits = 5
    /// A name in a signer or courier slot has at most so many characters.
    public var nameLength = 4
    /// Text and match are cut to so many code points.
    public var window = 300

    /// R1.10's figures.
    public init() {}
}
