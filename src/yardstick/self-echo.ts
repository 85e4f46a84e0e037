import type { Batch, Behaviour, Sighting } from "../server/behaviour.ts";
import type { Mutant } from "../server/mutants/mutant.ts";

/**
 * The mutant (or no fault) on a server that tells a user their own presence too, as the servers do for which both suites were
 * written. The specification leaves it open and the reference server does not; without it four checks could not pass.
 */
export function withSelfEcho(mutant: Mutant | undefined): Mutant {
  return {
    name: mutant?.name ?? "self-echo",
    fault: mutant?.fault ?? "None: a user is told their own presence.",
    requirement: mutant?.requirement ?? "PRES-PROP-009",
    family: mutant?.family ?? "canary",
    disturb: (exemplary, onFault) => {
      const spoilt: Behaviour = { ...exemplary, ...mutant?.disturb(exemplary, onFault) };
      return {
        ...spoilt,
        tapSightings: (sightings, batch) => spoilt.tapSightings(withOwn(sightings, { batch, spoilt }), batch),
      };
    },
  };
}

function withOwn(
  sightings: readonly Sighting[],
  { batch: { observer, since }, spoilt }: { readonly batch: Batch; readonly spoilt: Behaviour },
): readonly Sighting[] {
  const { presence: record } = observer;
  const isNew = since === undefined ? spoilt.isFrontLoaded(record) : record.position > since;
  if (!isNew) return sightings;
  return [...sightings, { subject: observer, position: record.position }].sort(
    (one, other) => one.position - other.position,
  );
}
