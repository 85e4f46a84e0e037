import { filterRows } from "./filter-rows.ts";
import { openTarget } from "./open-target.ts";
import { listScenarios } from "./scenario-list.ts";

for (const element of document.querySelectorAll<HTMLElement>(".needs-script")) element.hidden = false;
for (const element of document.querySelectorAll<HTMLElement>(".without-script")) element.hidden = true;
filterRows("requirement-list");
const openScenario = listScenarios();

function follow(): void {
  openTarget();
  openScenario(location.hash);
}

follow();
addEventListener("hashchange", follow);
