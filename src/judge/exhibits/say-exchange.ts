import type { Exchange, Operation, StreamOperation } from "../../history/history.ts";
import { faultById } from "../../model/fault.ts";
import { type Case, roleOf } from "../case.ts";

type Said<Kind extends Operation["kind"]> = Extract<Operation, { readonly kind: Kind }>;

const PLAIN = {
  versions: "asks for the versions",
  register: "is registered",
  logIn: "logs in",
  logOut: "logs out",
  whoAmI: "asks who they are",
  joinedRooms: "asks for their rooms",
} as const;

/** A request for people, in a few words that go on from who asked. Holds values that we sent, none of the server's. */
export function sayExchange(judged: Case, { operation }: Exchange): string {
  const role = (user: string) => roleOf(judged, user);
  switch (operation.kind) {
    case "versions":
    case "register":
    case "logIn":
    case "logOut":
    case "whoAmI":
    case "joinedRooms":
      return PLAIN[operation.kind];
    case "putPresence":
      return `sets ${operation.presence}${sayMessage(operation)}`;
    case "refused":
      return `sends what has to be refused: ${faultById(operation.fault).title}`;
    case "getPresence":
      return `looks at ${role(operation.subject)}`;
    case "stream":
      return sayStream(operation);
    case "storeFilter":
      return "stores a filter";
    case "createRoom":
      return `creates room ${operation.room}`;
    case "join":
      return "joins a room";
    case "leave":
      return "leaves a room";
    case "invite":
    case "kick":
    case "ban":
    case "unban":
      return `${operation.kind}s ${role(operation.subject)}`;
    case "sendMessage":
      return "sends a message";
    case "sendState":
      return "changes the state of a room";
    case "sendTyping":
      return "types";
    case "sendReceipt":
      return "sends a receipt";
    case "putProfile":
      return `sets ${operation.field} to ${operation.value}`;
    case "getProfile":
      return `reads the profile of ${role(operation.subject)}`;
    case "postList":
      return "changes a presence list";
    case "getList":
      return `looks at the presence list of ${role(operation.subject)}`;
    case "readRoom":
      return `reads the ${operation.part} of a room`;
    default:
      return "asks who is in a room";
  }
}

function sayMessage({ message }: Said<"putPresence">): string {
  if (message === undefined) return ", no message";
  return message === null ? ", message null" : `, “${message}”`;
}

function sayStream({ api, since, setPresence, timeoutMs }: StreamOperation): string {
  const how = timeoutMs > 0 ? "waits for news" : "polls";
  const from = since === null ? ", from the beginning" : "";
  return `${how} (${api}${setPresence === "default" ? "" : `, set_presence=${setPresence}`}${from})`;
}
