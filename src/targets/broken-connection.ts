import { errors } from "undici";

/** What undici says when the other side hangs up. */
export function brokenConnection(): Error {
  return new errors.SocketError("other side closed");
}

/** What the system says when nobody listens. */
export function refusedConnection(): Error {
  return Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
}
