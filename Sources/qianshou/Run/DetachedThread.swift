internal import EventLog
internal import Glibc

/// A thread of the system that nobody joins: what it leaves is read elsewhere.
enum DetachedThread {
    /// Starts one.
    ///
    /// - Parameters:
    ///   - name: As `top -H` shows it; 15 bytes of it.
    ///   - stackBytes: The size of its stack, in bytes.
    ///   - body: Its work, once.
    /// - Throws: Where the system gives no further thread.
    static func start(
        name: String, stackBytes: Int = 8 << 20, _ body: @escaping @Sendable () -> Void
    ) throws(Refusal) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let work = Unmanaged.passRetained(Work(body: body, name: String(name.prefix(15))))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
                work.tellName()
                work.body()
                return nil
            }, work.toOpaque())
        guard code != 0 else { return }
        work.release()
        throw Refusal(
            text: "the system gives no further thread (error \(code))",
            mend: "raise the limit of threads or of memory, or lower 'threads'")
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        let name: String

        init(body: @escaping @Sendable () -> Void, name: String) { (self.body, self.name) = (body, name) }

        /// `pthread_setname_np` is not among what Swift sees of the C library.
        func tellName() {
            guard let file = fopen("/proc/thread-self/comm", "w") else { return }
            fputs(name, file)
            fclose(file)
        }
    }
}
