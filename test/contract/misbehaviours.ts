import type { Call, Meddler } from "./hostile-server.ts";

/** Behaves well for so many requests, and then no more. */
export const after =
  (requests: number, meddle: Meddler): Meddler =>
  (call) =>
    call.number <= requests ? "pass on" : meddle(call);

/** Says well which versions it speaks, and misbehaves for all the rest. */
export const afterVersions =
  (meddle: Meddler): Meddler =>
  (call) =>
    call.path.endsWith("/versions") ? "pass on" : meddle(call);

/** A page for people, as a gateway or a captive portal sends it. */
export const page = ({ response }: Call) =>
  void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Sign in");
/** A byte now and then, and no end. */
export const drip = ({ response }: Call) => {
  response.writeHead(200);
  const dripping = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(dripping));
};
/** As many bytes as are taken. */
export const pour = ({ response }: Call) => {
  response.writeHead(200);
  const go = () => {
    while (!response.destroyed && response.write(Buffer.alloc(64 * 1024))) continue;
  };
  response.on("drain", go);
  go();
};
/** A part of an answer, and then the connection breaks. */
export const tear = ({ response }: Call) => {
  response.writeHead(200, { "content-length": "1000", "content-type": "application/json" });
  response.write('{"a":', () => response.socket?.destroy());
};
