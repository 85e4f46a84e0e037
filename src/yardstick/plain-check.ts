import type { ProfileId } from "../spec/requirement.ts";
import type { PlainClient } from "./plain-client.ts";

/** A presence check of another suite, in our words, as strong as the original and no stronger. */
export interface PlainCheck {
  readonly suite: "Complement" | "SyTest";
  /** The original's own name. */
  readonly name: string;
  /** The version whose endpoints the original asks. */
  readonly profile: ProfileId;
  /** @throws CheckFailed when what the original asserts does not hold */
  readonly perform: (client: PlainClient) => Promise<void>;
}

/** An original that is not among the checks, and why. */
export interface LeftOut {
  readonly suite: PlainCheck["suite"];
  readonly name: string;
  readonly reason: string;
}
