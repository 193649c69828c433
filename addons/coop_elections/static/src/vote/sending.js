/**
 * Sending one sealed ballot. It is the only thing of a vote that leaves the page, and the same one
 * can be sent again without harm.
 */

/**
 * Send a sealed ballot; return {code, ...} as the server answers, or {code: "network"}.
 *
 * `booth`: the element that knows the address; `paper`: whose ballot; `cast`: {number, sealed};
 * `helper`: {name, promised, voterNumber}.
 */
export async function send(booth, paper, cast, helper) {
    const body = new URLSearchParams({
        csrf_token: booth.dataset.csrf,
        elector: paper.elector,
        envelope: cast.number,
        sealed: cast.sealed,
        after: String(paper.after),
        helper: helper.name,
        promised: helper.promised ? "1" : "",
        voter_number: helper.voterNumber,
    });
    try {
        const answer = await fetch(booth.dataset.cast, {
            method: "POST",
            body,
            credentials: "same-origin",
            redirect: "manual",
        });
        if (answer.type === "opaqueredirect") {
            // to the page on which one signs in
            return { code: "ended" };
        }
        const value = await answer.json();
        return typeof value?.code === "string" ? value : { code: "wrong" };
    } catch (error) {
        // no connection, or an answer that is none of ours
        return { code: error instanceof SyntaxError ? "wrong" : "network" };
    }
}
