// The scripts of the booth and of the kit, called from Python: a line of JSON in, a line out.

import { webcrypto } from "node:crypto";
import { createInterface } from "node:readline";

// As in every browser; Node has it there from version 19.
globalThis.crypto ??= webcrypto;

const STATIC = "../../addons/coop_elections/static/";
const from = (name) => import(new URL(`${STATIC}${name}.js`, import.meta.url));
const [bytes, canonical, manifests, ballots, sealing, sealed, keys, opening, outcome, checking] =
    await Promise.all(
        [
            "src/booth/bytes",
            "src/booth/canonical",
            "src/booth/manifest",
            "src/booth/ballot",
            "src/booth/sealing",
            "src/booth/sealed",
            "src/kit/keys",
            "src/kit/opening",
            "src/kit/outcome",
            "src/kit/checking",
        ].map(from)
    );
const { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } = await from("lib/hpke/hpke");
const { Slip39 } = await from("lib/slip39/slip39");
const { rehearse } = await from("src/kit/rehearsal");
const { compareOpened, openedOf } = await from("src/kit/comparing");
const words = [await from("src/kit/words_en"), await from("src/kit/words_cy")];

const un64 = (text) => new Uint8Array(Buffer.from(text, "base64"));
const to64 = (data) => Buffer.from(data).toString("base64");
const { fromHex, toHex } = bytes;

const read = (data) => manifests.readManifest(un64(data));

const calls = {
    canonical: (data) => to64(canonical.toBytes(canonical.parse(un64(data)))),
    async manifest(data) {
        const { sha256, contests } = await read(data);
        return { sha256, contests: [...contests.keys()] };
    },
    async encode(data, contest, tracker, kind, ranking) {
        const found = (await read(data)).contests.get(contest);
        return toHex(ballots.encode(found, { tracker: fromHex(tracker), kind, ranking }));
    },
    async decode(data, contest, ballot) {
        const found = (await read(data)).contests.get(contest);
        const { tracker, kind, ranking } = ballots.decode(found, fromHex(ballot));
        return [toHex(tracker), kind, ranking];
    },
    async publicKey(seed) {
        return toHex((await sealing.keyPair(un64(seed))).key);
    },
    async seal(key, plaintext, info, number, ephemeral) {
        const parts = [un64(key), un64(plaintext), un64(info), number];
        return toHex(await sealing.seal(...parts, ephemeral ? un64(ephemeral) : undefined));
    },
    async open(seed, data, info, number) {
        const { pair } = await sealing.keyPair(un64(seed));
        return toHex(await sealing.openSealed(pair, un64(data), un64(info), number));
    },
    async rfc(vector) {
        const suite = new CipherSuite({
            kem: new DhkemP256HkdfSha256(),
            kdf: new HkdfSha256(),
            aead: new Aes128Gcm(),
        });
        const pair = await suite.kem.deriveKeyPair(fromHex(vector.ikmR));
        const eph = await suite.kem.deriveKeyPair(fromHex(vector.ikmE));
        const info = fromHex(vector.info);
        const sender = await suite.createSenderContext({
            recipientPublicKey: pair.publicKey,
            info,
            ekm: eph,
        });
        const recipient = await suite.createRecipientContext({
            recipientKey: pair,
            enc: sender.enc,
            info,
        });
        const found = { enc: toHex(new Uint8Array(sender.enc)), ct: [], pt: [] };
        for (let at = 0; at < 5; at++) {
            const aad = bytes.utf8(`Count-${at}`);
            const ct = await sender.seal(fromHex(vector.pt), aad);
            found.ct.push(toHex(new Uint8Array(ct)));
            found.pt.push(toHex(new Uint8Array(await recipient.open(ct, aad))));
        }
        found.pk = toHex(new Uint8Array(await suite.kem.serializePublicKey(pair.publicKey)));
        found.sk = toHex(new Uint8Array(await suite.kem.serializePrivateKey(pair.privateKey)));
        return found;
    },
    split: (seed, threshold, shares, passphrase) =>
        keys.split(un64(seed), threshold, shares, passphrase),
    join(shares, passphrase) {
        const { seed, threshold } = keys.join(shares, passphrase);
        return [toHex(seed), threshold];
    },
    slip39(shares, passphrase) {
        try {
            return toHex(Uint8Array.from(Slip39.recoverSecret(shares, passphrase)));
        } catch {
            return "";
        }
    },
    async publicPart(seed, threshold, shares) {
        return to64(canonical.toBytes(await keys.publicPart(un64(seed), threshold, shares)));
    },
    async openAll(data, envelopes, seed, threshold, papers) {
        const opened = await opening.openAll(
            await read(data),
            un64(envelopes),
            un64(seed),
            threshold,
            papers === null ? null : un64(papers)
        );
        const files = await outcome.filesOf(opened);
        return Object.fromEntries([...files].map(([name, made]) => [name, to64(made)]));
    },
    rehearse: async (data, seed) => rehearse(await read(data), un64(seed)),
    async check(data, file) {
        const { fingerprint, ballot } = await checking.checkRevealed(await read(data), un64(file));
        return [fingerprint, ballot && toHex(ballot.tracker), ballot && ballot.ranking];
    },
    async sealedBallot(data, contest, number, tracker, kind, ranking, ...wishes) {
        const manifest = await read(data);
        const ballot = { tracker: fromHex(tracker), kind, ranking };
        const made = await sealed.SealedBallot.of(manifest, contest, number, ballot);
        const told = [made.fingerprint];
        for (const wish of wishes) {
            try {
                told.push(made[wish]());
            } catch (error) {
                told.push(String(error.message));
            }
        }
        return told;
    },
    async compare(one, other) {
        return compareOpened(await openedOf(un64(one)), await openedOf(un64(other)));
    },
    words: () => words.map((each) => each.default),
};

for await (const line of createInterface({ input: process.stdin })) {
    const [name, ...args] = JSON.parse(line);
    let answer;
    try {
        answer = { value: (await calls[name](...args)) ?? null };
    } catch (error) {
        answer =
            error instanceof bytes.Problem
                ? { problem: error.code }
                : { fault: `${error.stack || error}` };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
}
