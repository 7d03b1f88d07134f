# The image of `qianshou`: built with Swift's own runtime inside the binary, run on a bare Debian as a user without rights.
#
#   docker build -t qianshou .
#   docker run --rm qianshou version

FROM swift:6.3-bookworm AS build
# The packages of scripts/setup; pkg-config finds the libraries for Package.swift.
RUN apt-get update \
    && apt-get install -y --no-install-recommends pkg-config libxxhash-dev libyaml-dev librdkafka-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Package.swift names the folders of the tests too, so they come along, and are not built.
COPY Package.swift ./
COPY rules rules
COPY Sources Sources
COPY Tests Tests
# The symbols stay out, half of the size; a crash still tells its addresses. 17 MB remain.
RUN swift build -c release --product qianshou -Xlinker -s \
    && cp "$(swift build -c release --show-bin-path)/qianshou" /usr/local/bin/qianshou

# The same Debian as the builder's: the binary is linked against its libraries.
FROM debian:bookworm-slim
# What `ldd` says of the binary; OpenSSL, SASL, lz4 and zstd come with librdkafka. The certificates are for TLS brokers;
# Kerberos needs libsasl2-modules-gssapi-mit beside.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates librdkafka1 libstdc++6 libxxhash0 libyaml-0-2 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --user-group --home-dir /var/lib/qianshou --shell /usr/sbin/nologin qianshou \
    && install -d -o qianshou -g qianshou -m 0750 /var/lib/qianshou
COPY --from=build /usr/local/bin/qianshou /usr/local/bin/qianshou
# As a number, so that Kubernetes can tell that it is not root.
USER 10001:10001
WORKDIR /var/lib/qianshou
# Below the volume's own folder: a disk's root may hold lost+found.
ENV QIANSHOU_STATE_DIR=/var/lib/qianshou/state
VOLUME /var/lib/qianshou
# Drains and commits, exit 0; give it 40 seconds.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/qianshou"]
CMD ["--help"]
