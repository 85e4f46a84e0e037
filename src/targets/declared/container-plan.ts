import type { Ms } from "../../time/clock.ts";
import { durationOf } from "./duration-of.ts";
import { fileText } from "./file-text.ts";
import { type Readiness, readiness } from "./readiness.ts";
import type { TargetFileContent } from "./target-file-schema.ts";

/** How a server is started from an image, and waited for. */
export interface ContainerPlan {
  readonly image: string;
  /** Instead of the image's own. */
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What is written into the container before it starts, by absolute path. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the server listens in the container. */
  readonly port: number;
  /** How long it may take to get the image. */
  readonly pullTimeoutMs: Ms;
  readonly ready: Readiness;
}

type ContainerContent = NonNullable<TargetFileContent["container"]>;

/** What nearly every image of a homeserver exposes. */
const PORT = 8008;
/** A guess: half a gigabyte over a slow line. */
const PULL_MS: Ms = 300_000;

/** The plan that a target file has for a container. */
export function containerPlan({
  image,
  entrypoint,
  command,
  env,
  files,
  port,
  pull,
  ready,
}: ContainerContent): ContainerPlan {
  return {
    image,
    ...(entrypoint === undefined ? {} : { entrypoint }),
    ...(command === undefined ? {} : { command }),
    env: env ?? {},
    files: Object.fromEntries(
      Object.entries(files ?? {}).map(([path, content]) => [path, fileText(content)]),
    ),
    port: port ?? PORT,
    pullTimeoutMs: durationOf(pull?.timeout, PULL_MS),
    ready: readiness(ready),
  };
}
