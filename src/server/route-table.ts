import type { Profile } from "../spec/profile.ts";
import type { Route } from "./route.ts";

interface Node {
  readonly literals: Map<string, Node>;
  any: Node | undefined;
  readonly routes: Map<string, Route>;
}

/** A route that fits a path, with the values of its pattern. */
export interface Match {
  readonly route: Route;
  readonly profile: Profile;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds routes by method and path; literal segments win over `{name}`. */
export class RouteTable {
  readonly #root = newNode();
  readonly #profiles = new Map<Node, Profile>();

  add(profile: Profile, prefix: string, route: Route): void {
    let node = this.#root;
    for (const segment of segmentsOf(prefix + route.pattern)) {
      node = segment.startsWith("{") ? (node.any ??= newNode()) : literal(node, segment);
    }
    node.routes.set(route.method, route);
    this.#profiles.set(node, profile);
  }

  /** "unknown" when no route has this path, "method" when some have it with other methods. */
  find(method: string, path: string): Match | "unknown" | "method" {
    const segments = segmentsOf(path);
    const node = descend(this.#root, segments, 0);
    const profile = node && this.#profiles.get(node);
    if (node === undefined || profile === undefined) return "unknown";
    const route = node.routes.get(method);
    return route === undefined ? "method" : { route, profile, params: paramsOf(route, segments) };
  }
}

function descend(node: Node, segments: readonly string[], at: number): Node | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.routes.size > 0 ? node : undefined;
  const exact = node.literals.get(segment);
  const found = exact && descend(exact, segments, at + 1);
  return found ?? (node.any && descend(node.any, segments, at + 1));
}

/** The pattern's names lie at the end of the path: prefixes have none. */
function paramsOf(route: Route, segments: readonly string[]): Record<string, string> {
  const pattern = segmentsOf(route.pattern);
  const offset = segments.length - pattern.length;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = decoded(segments[offset + index] ?? "");
  }
  return params;
}

/** Text that is not percent-encoded properly stands for itself: it will name nobody. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function segmentsOf(path: string): string[] {
  const segments = path.split("/").slice(1);
  if (segments.at(-1) === "" && segments.length > 1) segments.pop();
  return segments;
}

function literal(node: Node, segment: string): Node {
  const known = node.literals.get(segment);
  if (known !== undefined) return known;
  const fresh = newNode();
  node.literals.set(segment, fresh);
  return fresh;
}

function newNode(): Node {
  return { literals: new Map(), any: undefined, routes: new Map() };
}
