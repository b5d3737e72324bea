# Two stages: what builds stays behind, and what runs has neither compiler nor embedded PostgreSQL, and isn't root.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings Node; no package's install script runs.
RUN npm ci --ignore-scripts
COPY .swcrc ./
COPY scripts scripts
COPY src src
RUN node_modules/.bin/swc src scripts -d dist --quiet

FROM node:24-trixie-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force
COPY --from=build /app/dist dist
COPY policies policies
COPY migrations migrations
USER node
EXPOSE 3000
# Says only that the process answers; what start-up proves is proved before it listens.
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Bounds of V8's memory, in MB: see src/demo/house/service-memory.ts.
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=512", "--enable-source-maps", "dist/src/main.js"]
