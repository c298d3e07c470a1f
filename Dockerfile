# The command alone: build with `docker build -t copydesk .`, run with `docker run --rm -v "$PWD:/work" copydesk check .`.
FROM swift:6.3-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make libicu-dev libsimdjson-dev libcsv-dev zlib1g-dev \
  libzstd-dev libsqlite3-dev libssl-dev libyaml-dev pkg-config binutils && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN swift build -c release --product copydesk \
  && install -Ds "$(swift build -c release --show-bin-path)/copydesk" /out/usr/bin/copydesk

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends libicu72 libsimdjson14 libcsv3 zlib1g libzstd1 \
  libsqlite3-0 libssl3 libyaml-0-2 libstdc++6 && rm -rf /var/lib/apt/lists/* && useradd --create-home copydesk
COPY --from=build /out /
USER copydesk
WORKDIR /work
ENTRYPOINT ["copydesk"]
CMD ["--help"]
