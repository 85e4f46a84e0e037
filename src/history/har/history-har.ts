import type { Exchange, History, ScenarioRecord } from "../history.ts";
import type { Har, HarEntry, HarPage } from "./har.ts";
import { harRequest } from "./har-request.ts";
import { harResponse } from "./har-response.ts";

/** The requests of some scenarios as an HTTP Archive, for whatever reads one: a page to a scenario, in the order of sending. */
export function historyHar({ header, exchanges }: History, scenarios: readonly ScenarioRecord[]): Har {
  const began = Date.parse(header.startedAt);
  const dateOf = (ms: number) => dateText(began + ms);
  const base = baseUrlOf(header.target.name);
  const parts = scenarios.map((scenario) => {
    const all = exchanges
      .of(scenario.id)
      .toSorted((one, other) => one.sent - other.sent || one.index - other.index);
    return { scenario, all };
  });
  return {
    log: {
      version: "1.2",
      creator: { ...header.tool, comment: COMMENT },
      pages: parts.map(({ scenario, all }) => pageOf(scenario, dateOf(all[0]?.sent ?? 0))),
      entries: parts
        .flatMap(({ all }) => all)
        .toSorted((one, other) => one.sent - other.sent || one.index - other.index)
        .map((exchange) => entryOf(exchange, { base, startedDateTime: dateOf(exchange.sent) })),
    },
  };
}

const COMMENT =
  "Made from a history: it has no headers but those of the content, no secrets, and of a stream's answer what concerns presence.";

/** A day that is none, in a history that somebody has written by hand, is the first there is. */
function dateText(ms: number): string {
  const date = new Date(ms);
  return (Number.isNaN(date.getTime()) ? new Date(0) : date).toISOString();
}

/** A name that nothing answers to, for targets without a URL. */
const NOWHERE = "http://homeserver.invalid";

function baseUrlOf(name: string): string {
  return /^https?:\/\//u.test(name) && URL.canParse(name) ? name.replace(/\/+$/u, "") : NOWHERE;
}

function pageOf({ id, title }: ScenarioRecord, startedDateTime: string): HarPage {
  return { id, title: `${id}: ${title}`, startedDateTime, pageTimings: { onLoad: -1 } };
}

function entryOf(
  exchange: Exchange,
  { base, startedDateTime }: { readonly base: string; readonly startedDateTime: string },
): HarEntry {
  const { scenario, index, operation, user, device, outcome, attempts, sent, received } = exchange;
  const time = received - sent;
  return {
    pageref: scenario,
    startedDateTime,
    time,
    request: harRequest(exchange, base),
    response: harResponse(exchange),
    cache: { comment: "none" },
    timings: { send: 0, wait: time, receive: 0 },
    ...(attempts > 1 ? { comment: `the last of ${attempts} attempts` } : {}),
    _index: index,
    _operation: operation.kind,
    _user: user,
    _device: device,
    _outcome: outcome,
    _attempts: attempts,
  };
}
