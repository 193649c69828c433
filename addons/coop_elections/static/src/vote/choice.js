/**
 * What a voter has chosen on one ballot: numbers of candidates, in order. No page in it.
 *
 * Where the rule reads marks, the order is that of the candidates and says nothing.
 */

export class Choice {
    #ranking = [];

    /** `most`: how many can be chosen; `hasMarks`: whether the order says nothing. */
    constructor(most, hasMarks) {
        this.most = most;
        this.hasMarks = hasMarks;
    }

    /** The numbers, in order. */
    get ranking() {
        return [...this.#ranking];
    }

    get count() {
        return this.#ranking.length;
    }

    get left() {
        return this.most - this.count;
    }

    /** The place of a candidate from 1, or 0. */
    placeOf(number) {
        return this.#ranking.indexOf(number) + 1;
    }

    /** Choose a candidate, as the last; false when there is no room, or it was chosen before. */
    choose(number) {
        if (!this.left || this.placeOf(number)) {
            return false;
        }
        this.#ranking.push(number);
        if (this.hasMarks) {
            this.#ranking.sort((one, other) => one - other);
        }
        return true;
    }

    /** Choose this one and no other: where only one can be chosen, there is nothing to take out. */
    chooseOnly(number) {
        this.#ranking = [number];
    }

    takeOut(number) {
        this.#ranking = this.#ranking.filter((each) => each !== number);
    }

    /** Move a candidate one place up (-1) or down (1); false when there is none. */
    move(number, by) {
        const at = this.#ranking.indexOf(number);
        const to = at + by;
        if (this.hasMarks || at < 0 || to < 0 || to >= this.count) {
            return false;
        }
        this.#ranking.splice(at, 1);
        this.#ranking.splice(to, 0, number);
        return true;
    }
}
