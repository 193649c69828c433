// In place of Node's crypto, which @hpke/core asks for where a browser has none: nothing is loaded.
throw new Error("this browser has no cryptography");
