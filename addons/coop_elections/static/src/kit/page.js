/** The opening kit: one page from the disk, five tasks, two languages, no network. */

import { by, put, say, speak, tell } from "./dom.js";
import { startMake } from "./make.js";
import { startTasks } from "./open.js";
import { forget, startShares } from "./shares.js";

function chooseTask(task) {
    forget();
    tell("");
    for (const section of document.querySelectorAll("[data-for]")) {
        section.hidden = !section.dataset.for.split(" ").includes(task);
    }
    for (const button of document.querySelectorAll("[data-task]")) {
        button.setAttribute("aria-current", String(button.dataset.task === task));
    }
    if (!by("election").hidden) {
        put(by("election-title"), task);
        put(by("election-what"), `${task}-what`);
    }
}

function showNetwork() {
    put(by("network"), navigator.onLine ? "network-on" : "network-off");
    by("network").classList.toggle("bad", navigator.onLine);
}

for (const button of document.querySelectorAll("[data-task]")) {
    button.addEventListener("click", () => chooseTask(button.dataset.task));
}
for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => {
        speak(button.dataset.language);
        tell("");
    });
}
window.addEventListener("online", showNetwork);
window.addEventListener("offline", showNetwork);
showNetwork();
startMake();
startShares();
startTasks();
speak(navigator.language.startsWith("cy") ? "cy" : "en");
if (!globalThis.crypto?.subtle) {
    tell(say("no-crypto"), true);
}
