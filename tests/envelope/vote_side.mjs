// What a voter has chosen, called from Python: a line of JSON in, the ranking out.

import { createInterface } from "node:readline";

const from = (name) =>
    import(new URL(`../../addons/coop_elections/static/src/vote/${name}.js`, import.meta.url));
const { Choice } = await from("choice");

for await (const line of createInterface({ input: process.stdin })) {
    const { most, marks, acts } = JSON.parse(line);
    const choice = new Choice(most, marks);
    const said = acts.map(([act, ...words]) => choice[act](...words) ?? null);
    const { ranking, count, left } = choice;
    console.log(JSON.stringify({ ranking, count, left, said }));
}
