import type { Json } from "../history.ts";

/*
 * HTTP Archive 1.2, as far as a history can tell it. What begins with an underline or is a comment is ours: the format
 * lets both be added.
 */

/** @source http://www.softwareishard.com/blog/har-12-spec/ */
export interface Har {
  readonly log: {
    readonly version: "1.2";
    readonly creator: { readonly name: string; readonly version: string; readonly comment: string };
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
  };
}

/** A scenario: viewers show the requests of a page together. */
export interface HarPage {
  readonly id: string;
  readonly title: string;
  readonly startedDateTime: string;
  readonly pageTimings: { readonly onLoad: -1 };
}

export interface HarEntry {
  readonly pageref: string;
  readonly startedDateTime: string;
  /** In ms. */
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: { readonly comment: string };
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment?: string;
  /** Its place in the history, which findings name. */
  readonly _index: number;
  readonly _operation: string;
  readonly _user: string | null;
  readonly _device: string | null;
  readonly _outcome: "answered" | "aborted" | "lost";
  readonly _attempts: number;
}

export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly HarPair[];
  readonly queryString: readonly HarPair[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
  readonly headersSize: -1;
  readonly bodySize: number;
}

export interface HarResponse {
  /** 0 where no answer came. */
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: string;
  readonly cookies: readonly never[];
  readonly headers: readonly HarPair[];
  readonly content: {
    readonly size: number;
    readonly mimeType: string;
    readonly text?: string;
    readonly comment?: string;
  };
  readonly redirectURL: string;
  readonly headersSize: -1;
  readonly bodySize: -1;
  /** Why there is none, as browsers write it. */
  readonly _error?: string;
}

export interface HarPair {
  readonly name: string;
  readonly value: string;
}

/** A value as it stands in a body. */
export function bodyText(body: Json): string {
  return JSON.stringify(body);
}
