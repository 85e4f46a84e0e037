/** Nothing that was asked for can be performed again. */
export class ReplayError extends Error {
  override readonly name = "ReplayError";
  readonly code = "nothing-to-replay";
  readonly hint = "Record it anew with rollcall run --history.";

  constructor(file: string, [id, reason]: readonly [scenario: string, reason: string]) {
    super(`Cannot perform ${file} again: wanted a scenario that can be, found ${id}: ${reason}.`);
  }
}
