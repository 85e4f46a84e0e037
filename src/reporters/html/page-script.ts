/** What runs in an HTML report. Generated from the files in browser/ by npm run page-script. */
export const PAGE_SCRIPT: string = [
  "(function() {",
  "\t// src/reporters/html/browser/open-target.ts",
  "\tfunction openTarget() {",
  "\t\tconst target = document.getElementById(location.hash.slice(1));",
  "\t\tif (target === null) return;",
  "\t\tfor (let fold = target.closest(\"details\"); fold !== null; fold = above(fold)) fold.open = true;",
  "\t\ttarget.scrollIntoView();",
  "\t}",
  "\tfunction above(fold) {",
  "\t\treturn fold.parentElement?.closest(\"details\") ?? null;",
  "\t}",
  "\t// src/reporters/html/browser/main.ts",
  "\topenTarget();",
  "\taddEventListener(\"hashchange\", openTarget);",
  "})();",
].join("\n");
