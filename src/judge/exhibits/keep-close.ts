/** How many neighbours of what matters are kept, on each side. */
const NEIGHBOURS = 25;
/** What is kept of the beginning, whatever follows. */
const BEGINNING = 100;

/** How many items there is room for, and which of them matter. */
export interface Room<Item> {
  readonly room: number;
  readonly isKey: (item: Item) => boolean;
}

/** An item that was kept, or a run of items that were left out. */
export type Kept<Item> = { readonly item: Item } | { readonly gap: readonly Item[] };

/**
 * A list with at most `room` of its items: what matters with its neighbours first, then from the beginning.
 */
export function keepClose<Item>(items: readonly Item[], { room, isKey }: Room<Item>): readonly Kept<Item>[] {
  const kept = new Set<number>();
  const keep = (from: number, to: number) => {
    for (let place = Math.max(0, from); place < Math.min(items.length, to) && kept.size < room; place++)
      kept.add(place);
  };
  if (items.length > room) {
    keep(0, Math.min(BEGINNING, room / 2));
    for (const [place, item] of items.entries()) {
      if (isKey(item)) keep(place - NEIGHBOURS, place + NEIGHBOURS + 1);
    }
  }
  keep(0, items.length);
  return withGaps(items, kept);
}

function withGaps<Item>(items: readonly Item[], kept: ReadonlySet<number>): readonly Kept<Item>[] {
  const list: Kept<Item>[] = [];
  let gap: Item[] = [];
  const close = () => {
    if (gap.length > 0) list.push({ gap });
    gap = [];
  };
  for (const [place, item] of items.entries()) {
    if (!kept.has(place)) gap.push(item);
    else {
      close();
      list.push({ item });
    }
  }
  close();
  return list;
}
