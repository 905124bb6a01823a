# An image of ours with a clock that can be set.
ARG TAG=e2e
ARG PART
FROM cubby-${PART}:${TAG}
ARG USER
USER 0
RUN apt-get update && apt-get install -y --no-install-recommends libfaketime && rm -rf /var/lib/apt/lists/* \
    && ln -s /usr/lib/*/faketime/libfaketimeMT.so.1 /usr/local/lib/clock.so
USER ${USER}:${USER}
