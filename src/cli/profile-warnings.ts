import type { History } from "../history/history.ts";
import { profileFromVersions } from "../spec/profile-from-versions.ts";
import { cutText } from "../reporters/visible-text.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";

/** Of what the server says; a report takes 1 KiB. */
const MAX_TOLD = 200;

/** What to warn of when no version that the server says it speaks belongs to the profile it was judged by. */
export function profileWarnings({ header, exchanges }: History): readonly string[] {
  const asked = exchanges.find(({ operation, status }) => operation.kind === "versions" && status === 200);
  const answer = versionsAnswerSchema.safeParse(asked?.body);
  const versions = answer.success ? answer.data.versions : [];
  if (versions.length === 0 || versions.some((version) => profileFromVersions([version]) === header.profile))
    return [];
  const fitting = profileFromVersions(versions);
  return [
    `The server was judged by profile ${header.profile}, but the versions that it says it speaks (${cutText(versions.slice(-3).join(", "), MAX_TOLD)}) ` +
      `fit profile ${fitting}: --profile ${fitting} may be what is meant.`,
  ];
}
