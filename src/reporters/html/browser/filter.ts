/** What of a list somebody wants to see. */
export interface Wanted {
  readonly verdicts: ReadonlySet<string>;
  readonly group: string;
  /** Lower case; each has to be found, and an empty one always is. */
  readonly words: readonly string[];
}

/** An item as a filter sees it. */
export interface Filtered {
  readonly verdict: string;
  readonly group: string;
  readonly text: string;
}

/** Whether the item is wanted; what is left open is no condition. */
export function fits({ verdicts, group, words }: Wanted, item: Filtered): boolean {
  const text = item.text.toLowerCase();
  return (
    (verdicts.size === 0 || verdicts.has(item.verdict)) &&
    (group === "" || group === item.group) &&
    words.every((word) => text.includes(word))
  );
}

/** Says how many items fit, where a screen reader says it too. */
export type SayMatches = (shown: number, of: number) => void;

/** Tells what the form of a list wants, now and whenever that changes. */
export function watchFilter(list: string, onChange: (wanted: Wanted, say: SayMatches) => void): void {
  const form = document.querySelector<HTMLFormElement>(`form[data-filters="${list}"]`);
  if (form === null) return;
  const status = form.querySelector(".matches");
  const say: SayMatches = (shown, of) => {
    if (status) status.textContent = shown === of ? `all ${of}` : `${shown} of ${of}`;
  };
  const tell = () => onChange(wantedIn(form), say);
  form.addEventListener("input", tell);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The fields have their first values again only after the event.
  form.addEventListener("reset", () => setTimeout(tell));
  tell();
}

function wantedIn(form: HTMLFormElement): Wanted {
  const fields = new FormData(form);
  const valuesOf = (name: string) => fields.getAll(name).filter((value) => typeof value === "string");
  const [group = ""] = valuesOf("group");
  const [text = ""] = valuesOf("text");
  const words = text.toLowerCase().split(/\s+/u);
  return { verdicts: new Set(valuesOf("verdict")), group, words };
}
