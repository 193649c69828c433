// The one function of Node's Buffer that slip39 calls.
export const Buffer = { from: (bytes) => Uint8Array.from(bytes) };
