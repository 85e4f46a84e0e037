/** node bench/requests/autocannon.mjs <url> <seconds> <connections>: what autocannon uses, without its start. */
import autocannon from "autocannon";

const [url, seconds, connections] = process.argv.slice(2);
const before = process.cpuUsage();
const { requests } = await autocannon({ url, duration: Number(seconds), connections: Number(connections) });
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ requests: requests.total, cpuS: (user + system) / 1e6 }));
