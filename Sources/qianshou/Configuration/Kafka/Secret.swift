/// What must not be shown: passwords and keys among librdkafka's properties.
enum Secret {
    /// What is shown in the place of one.
    static let mask = "***"

    /// Parts of names whose values are secret, or may hold one.
    private static let telling = [
        "password", "secret", "token", "key.pem", "jaas", "credential", "oauthbearer.config", "kinit.cmd",
    ]

    /// A value as it may be shown: masked where its name tells, or it holds a user's password as in
    /// `sasl://user:password@host`.
    static func shown(_ name: String, _ value: String) -> String {
        let isEndpoint = name == "sasl.oauthbearer.token.endpoint.url"
        if !isEndpoint, telling.contains(where: name.lowercased().contains) { return mask }
        return holdsPassword(value) ? mask : value
    }

    private static func holdsPassword(_ value: String) -> Bool {
        value.split(separator: ",").contains { part in
            guard let at = part.lastIndex(of: "@") else { return false }
            let user = part[..<at].split(separator: "/").last ?? part[..<at]
            return user.contains(":")
        }
    }
}
