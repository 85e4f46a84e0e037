/** A block of data of the page, by its name; `undefined` where the page has none. */
export function readData(name: string): unknown {
  const block = document.getElementById(`data-${name}`);
  return block === null ? undefined : JSON.parse(block.textContent ?? "");
}

/** An item of a packed list, made data again. */
export async function unpack(packed: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}
