/** The homeserver's name in a user id: all that stands behind the first colon. */
export function serverPart(userId: string): string {
  return userId.slice(userId.indexOf(":") + 1);
}

/** Whether two users are on different homeservers. */
export function areApart(one: string, other: string): boolean {
  return serverPart(one) !== serverPart(other);
}
