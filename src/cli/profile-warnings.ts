import type { History } from "../history/history.ts";
import { profileFromVersions } from "../spec/profile-from-versions.ts";
import { versionsAnswerSchema } from "../spec/wire/versions-answer.ts";

/** What to warn of when no version that the server says it speaks belongs to the profile it was judged by. */
export function profileWarnings({ header, exchanges }: History): readonly string[] {
  const asked = exchanges.find(({ operation, status }) => operation.kind === "versions" && status === 200);
  const answer = versionsAnswerSchema.safeParse(asked?.body);
  const versions = answer.success ? answer.data.versions : [];
  if (versions.length === 0 || versions.some((version) => profileFromVersions([version]) === header.profile))
    return [];
  const fitting = profileFromVersions(versions);
  return [
    `The server was judged by profile ${header.profile}, but the versions that it says it speaks (${versions.slice(-3).join(", ")}) ` +
      `fit profile ${fitting}: --profile ${fitting} may be what is meant.`,
  ];
}
