/// Who this process is in its group.
struct ProcessPlace: Equatable {
    /// The key `instance`, or the id kept in the state directory.
    let instance: String
    /// `client.id` of all its clients: with a nonce, so that a live twin of the same name can be told from
    /// ourselves (CONTRACT 5).
    let clientID: String

    /// A place under that name, with a new nonce.
    init(instance: String) {
        self.instance = instance
        clientID = "qianshou-\(instance)-" + String(UInt64.random(in: .min ... .max), radix: 16)
    }
}
