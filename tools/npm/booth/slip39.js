// What the opening kit uses of SLIP-39: shares in words.
export { default as Slip39 } from "slip39";
export { WORD_LIST } from "slip39/src/slip39_helper.js";
