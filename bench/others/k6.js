/** What simulated users of rollcall do, by k6: each reads its stream on, others write at a rate. Nothing is checked. */
import exec from "k6/execution";
import http from "k6/http";

const USERS = Number(__ENV.USERS);
const API = `${__ENV.URL}/_matrix/client/v3`;
const DURATION = "120s";

export const options = {
  scenarios: {
    readers: { executor: "constant-vus", vus: USERS, duration: DURATION, gracefulStop: "0s", exec: "read" },
    writers: {
      executor: "constant-arrival-rate",
      rate: Number(__ENV.RATE),
      duration: DURATION,
      gracefulStop: "0s",
      preAllocatedVUs: 100,
      maxVUs: 500,
      exec: "write",
    },
  },
};

const asUser = (number) => ({
  headers: { authorization: `Bearer tu${number}`, "content-type": "application/json" },
  timeout: "60s",
});

/** One iteration without end, so that each user is there once. */
export function read() {
  const asked = { ...asUser(exec.scenario.iterationInTest), tags: { name: "sync" } };
  for (let since = ""; ;) {
    const answer = http.get(`${API}/sync?timeout=30000${since}`, asked);
    since = `&since=${answer.json().next_batch}`;
  }
}

export function write() {
  const number = Math.floor(Math.random() * USERS);
  const presence = Math.random() < 0.5 ? "online" : "unavailable";
  const body = JSON.stringify({ presence, status_msg: String(Math.random()) });
  http.put(`${API}/presence/u${number}/status`, body, {
    ...asUser(number),
    tags: { name: "status" },
    responseType: "none",
  });
}
