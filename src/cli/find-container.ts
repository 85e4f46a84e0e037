import type { ContainerFile } from "../targets/container/container-target.ts";
import { imageOf } from "../targets/container/image-of.ts";
import { shippedContainers } from "../targets/container/shipped-containers.ts";
import { readTargetFile } from "../targets/declared/read-target-file.ts";
import { asUsage } from "./as-usage.ts";
import { didYouMean } from "./nearest-names.ts";
import { UsageError } from "./usage-error.ts";

/**
 * What `container:` names: a definition that is shipped or a target file, and after an `@` another tag or image for it.
 *
 * @throws UsageError when it is neither, or says of no container
 */
export function findContainer(text: string): ContainerFile {
  const [, name = "", image] = /^(.*?\.json|[^@]*)(?:@(.+))?$/u.exec(text) ?? [];
  const file = name.endsWith(".json") ? name : shippedFile(name);
  const declared = asUsage(() => readTargetFile(file));
  const { container, homeservers } = declared;
  if (container === undefined) {
    throw new UsageError(
      `Cannot start ${file}: wanted a target file with the key container, found one without.`,
      "targets/containers/ shows how a server is started from an image.",
    );
  }
  if (homeservers.length > 1) {
    throw new UsageError(
      `Cannot start ${file}: wanted one homeserver, found ${homeservers.length}.`,
      "A container is one homeserver; give it as baseUrl.",
    );
  }
  return {
    ...declared,
    container: { ...container, ...(image === undefined ? {} : { image: imageOf(container.image, image) }) },
  };
}

function shippedFile(name: string): string {
  const shipped = shippedContainers();
  const file = shipped.get(name);
  if (file !== undefined) return file;
  const names = [...shipped.keys()];
  throw new UsageError(
    `Cannot find container: wanted one of ${names.join(", ")}, or a target file (<file>.json), found ${JSON.stringify(name)}.`,
    didYouMean(
      name,
      names,
      "An image of your own: container:synapse@<image>:<tag>, or a target file that names it.",
    ),
  );
}
