/** Codes that a teacher hands out so that students link themselves to the class’s list. */

/** Crockford’s, which has no letter that looks like a digit: 40 bits in eight characters. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const codeLength = 8

/** How long a code can be used, in milliseconds: two weeks. */
export const codeLifetimeMs = 14 * 86_400_000

/** Returns a code for five random bytes, such as k7qm-2xfp. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  const letters = Array.from(
    { length: codeLength },
    (_, at) => alphabet[Number((bits >> BigInt(5 * at)) & 31n)] ?? '',
  ).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** Returns a code as it was made, however it was typed; undefined for what cannot be one. */
export function readCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '')
    // What people read in a printed code.
    .replaceAll(/[il]/g, '1')
    .replaceAll('o', '0')
  if (!/^[0-9a-hjkmnp-tv-z]{8}$/.test(letters)) return undefined
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
