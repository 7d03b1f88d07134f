/// How the making of a topic came out.
public enum TopicCreation: Equatable, Sendable {
    /// It was made.
    case made
    /// It was there, and was left as it is.
    case existed
    /// It could not be made.
    case failed(AdminFailure)
}
