/** Opens what the address points at, however deep it is folded, and brings it into view. */
export function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (target === null) return;
  for (let fold = target.closest("details"); fold !== null; fold = above(fold)) fold.open = true;
  target.scrollIntoView();
}

function above(fold: Element): HTMLDetailsElement | null {
  return fold.parentElement?.closest("details") ?? null;
}
