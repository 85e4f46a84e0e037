import type { Mutant } from "../mutant.ts";

/** From the third look of one user at another on, GET repeats what it said the second time. */
export const thirdGetIsCached: Mutant = {
  name: "third-get-is-cached",
  fault: "From the third look of one user at another on, GET repeats what it said the second time.",
  requirement: "PRES-GET-014",
  family: "stale data",
  disturb: () => {
    const looks = new Map<string, unknown[]>();
    return {
      tapStatus: (body, { subject, observer }) => {
        if (subject === observer) return body;
        const key = `${observer.id} ${subject.id}`;
        const said = looks.get(key) ?? [];
        looks.set(key, said);
        if (said.length < 2) said.push(body);
        return said[1] === undefined ? body : { ...body, presence: Object(said[1])["presence"] };
      },
    };
  },
};
