import type { Variety } from "./variety.ts";

/** A user's own stream tells their own presence, as Synapse's and Dendrite's do. */
export const echoesOwnPresence: Variety = {
  name: "echoes-own-presence",
  does: "Tells users their own presence in their own stream.",
  lawfulBy: "AMB-10, PRES-PROP-009",
  vary: ({ tapSightings }) => ({
    tapSightings: (sightings, batch) => {
      const { observer, since } = batch;
      const { position } = observer.presence;
      const isNew = since === undefined ? observer.presence.state !== "offline" : position > since;
      const own = isNew ? [{ subject: observer, position }] : [];
      const all = [...sightings, ...own].sort((one, other) => one.position - other.position);
      return tapSightings(all, batch);
    },
  }),
};
