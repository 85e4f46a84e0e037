/** What a simulated client asks its streams for: nothing of rooms. It goes with each request, and so is short. */
export const PRESENCE_ONLY = JSON.stringify({ room: { rooms: [] } });

/** The same, and who is called what. */
export const WITH_NAMES = JSON.stringify({
  presence: { types: ["m.presence"] },
  account_data: { not_types: ["*"] },
  room: {
    timeline: { types: ["m.room.member"], limit: 100 },
    state: { types: ["m.room.member"] },
    ephemeral: { not_types: ["*"] },
    account_data: { not_types: ["*"] },
  },
});

type Body = Readonly<Record<string, unknown>>;

const NONE: readonly unknown[] = [];

/** The presence events of an answer of `/sync`; what is not as it should be holds none. */
export function presenceEvents({ presence }: Body): readonly unknown[] {
  return eventsOf(presence);
}

/** The membership events of all joined rooms of an answer of `/sync`. */
export function memberEvents({ rooms }: Body): readonly unknown[] {
  const joined = (rooms as { readonly join?: unknown } | null | undefined)?.join;
  if (typeof joined !== "object" || joined === null) return NONE;
  return Object.values(joined).flatMap((room: unknown) => {
    const { state, timeline } = (room ?? {}) as { readonly state?: unknown; readonly timeline?: unknown };
    return [...eventsOf(state), ...eventsOf(timeline)];
  });
}

function eventsOf(section: unknown): readonly unknown[] {
  const events = (section as { readonly events?: unknown } | null | undefined)?.events;
  return Array.isArray(events) ? events.filter(isObject) : NONE;
}

function isObject(event: unknown): boolean {
  return typeof event === "object" && event !== null;
}
