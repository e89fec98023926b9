# Three stages: dependencies are installed once, the program is bundled where the bundler is, and only what runs goes into the image.
FROM node:26-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing that runs needs an install script, so none gets to run.
RUN npm ci --omit=dev --ignore-scripts

# The bundle is the same for every processor.
FROM --platform=$BUILDPLATFORM node:26-bookworm-slim AS bundle
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY commands commands
COPY src src
RUN node src/cli/bundle.ts

FROM node:26-bookworm-slim
LABEL org.opencontainers.image.title="Commonplace" \
  org.opencontainers.image.description="A study bot for class servers on Discord and Slack" \
  org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 PLAYGROUND=off NODE_COMPILE_CACHE=/app/compile-cache
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE THIRD-PARTY.md ./
COPY data data
COPY commands commands
COPY src src
COPY --from=bundle /app/bundle bundle
RUN NODE_DISABLE_COMPILE_CACHE=1 node src/cli/bundle.ts --seal
# State lives in /app/var; mount a volume there, or set DATABASE_URL to a PostgreSQL server.
RUN mkdir var compile-cache && chown node:node var compile-cache
USER node
RUN node src/cli/fill-compile-cache.ts
VOLUME /app/var
EXPOSE 3000
# Bash alone asks, since a whole Node each time would take more memory than the bot’s answers. Compose waits for the first check.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$PORT; printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3; read -r -t 3 line <&3; [[ $line == *' 200 '* ]]"]
# SIGTERM reaches the bot itself, which then stops in order.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "src/start.js"]
