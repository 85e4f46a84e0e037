# The tool itself, to test a server from a container:
#   docker build -t rollcall .
#   docker run --rm --network host -v "$PWD:/reports" --user "$(id -u)" rollcall run http://127.0.0.1:8008 --report junit=junit.xml
# The base needs node and, to build, npm.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM ${BASE}
ENV NODE_ENV=production
COPY --from=build /build/package.json /opt/rollcall/
COPY --from=build /build/node_modules /opt/rollcall/node_modules
COPY --from=build /build/dist /opt/rollcall/dist
COPY schemas /opt/rollcall/schemas
COPY targets /opt/rollcall/targets
# Nobody in particular; --user lets it write where a mounted folder belongs to somebody.
USER 65532:65532
WORKDIR /reports
ENTRYPOINT ["node", "/opt/rollcall/dist/cli/main.js"]
CMD ["--help"]
