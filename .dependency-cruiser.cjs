/**
 * The doors: which room may import which. A room imports only rooms on lower storeys;
 * rooms on one storey never see each other; nobody imports a test. See ARCHITECTURE.md.
 */
const storeys = [
  ["time"],
  ["spec"],
  ["model", "server"],
  ["history"],
  ["scenarios"],
  ["judge"],
  ["targets", "expectations"],
  ["runner", "reporters", "yardstick"],
  ["selftest", "doctor", "simulation", "repro", "replay"],
  ["cli", "vitest"],
];

const forbidden = [];
for (const [level, rooms] of storeys.entries()) {
  const upstairs = storeys.slice(level + 1).flat();
  for (const room of rooms) {
    const beside = rooms.filter((other) => other !== room);
    const closed = [...upstairs, ...beside];
    if (closed.length === 0) continue;
    forbidden.push({
      name: `${room}-looks-only-downstairs`,
      comment: `src/${room} may not import: ${closed.join(", ")}.`,
      severity: "error",
      from: { path: `^src/${room}/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^src/(${closed.join("|")})/` },
    });
  }
}

/** Rooms that take time, chance and the network as arguments only. */
const pureRooms = [
  "time",
  "spec",
  "model",
  "history",
  "scenarios",
  "judge",
  "expectations",
  "runner",
  "reporters",
];

module.exports = {
  forbidden: [
    ...forbidden,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nobody-imports-a-test",
      severity: "error",
      from: { pathNot: "\\.test\\.ts$" },
      to: { path: "\\.test\\.ts$" },
    },
    {
      name: "pure-rooms-stay-pure",
      comment: "No network, files, timers or process in the pure rooms.",
      severity: "error",
      from: {
        path: `^src/(${pureRooms.join("|")})/`,
        pathNot: ["\\.(test|fixture)\\.ts$", "^src/time/wall-clock\\.ts$", "^src/history/.*file.*\\.ts$"],
      },
      to: {
        dependencyTypes: ["core"],
        path: "^(node:)?(fs|http|https|net|tls|timers|process|child_process|dns|perf_hooks)",
      },
    },
    {
      name: "model-and-server-never-meet",
      comment: "The reference server is an independent reading of the specification; tests included.",
      severity: "error",
      from: { path: "^src/(model|server)/" },
      to: { path: "^src/(model|server)/", pathNot: "^src/$1/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^src/",
        pathNot: [
          "\\.test\\.ts$",
          "^src/(cli/main|vitest/presence-tests|targets/container/container-guard)\\.ts$",
        ],
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
  },
};
