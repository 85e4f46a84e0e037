import type { Mutant } from "../mutant.ts";
import { patchContent } from "../patch-content.ts";

/** Events give the address from which to download the avatar, not its mxc URI. */
export const eventAvatarForDownload: Mutant = {
  name: "event-avatar-for-download",
  fault: "Events give the address from which to download the avatar, not its mxc URI.",
  requirement: "PRES-EVT-008",
  family: "wire shape",
  home: "seed",
  disturb: () => ({
    tapEvent: (event) => {
      const avatar = event.content["avatar_url"];
      if (typeof avatar !== "string") return event;
      const address = avatar.replace(/^mxc:\/\//, "https://reference.test/_matrix/media/v1/download/");
      return patchContent(event, { avatar_url: address });
    },
  }),
};
