import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | undefined;

/**
 * Lets go of everything that is no longer needed, at once. Before a load begins: else what setting ten thousand users up has
 * left behind is carried along by each small collection, which takes a third of the time of the whole client.
 */
export function collectGarbage(): void {
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
  }
  collect();
}
