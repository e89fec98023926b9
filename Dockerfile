# Two stages: dependencies are installed once, and only what runs goes into the image.
FROM node:26-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:26-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY data data
COPY commands commands
COPY src src
# State lives in /app/var; mount a volume there, or set DATABASE_URL to a PostgreSQL server.
RUN mkdir var && chown node:node var
USER node
VOLUME /app/var
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM reaches the bot itself, which then stops in order.
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=2", "src/start.js"]
