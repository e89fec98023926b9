/** Seals secrets such as platform tokens, so that a copy of the database alone does not give them away. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { StoreError } from './store-error.ts'

export interface Secrets {
  /** Seals a text for one place, such as the row's key: the same sealed text is worth nothing in another row. */
  seal(text: string, place: string): string
  /** Throws a StoreError where the key is not known, the place is another, or the sealed text was changed. */
  open(sealed: string, place: string): string
  /** Whether it was sealed with the current key; what was not should be sealed again. */
  isCurrent(sealed: string): boolean
}

/** Length of AES-GCM's nonce and tag, bytes (NIST SP 800-38D, https://doi.org/10.6028/NIST.SP.800-38D). */
const nonceLength = 12
const tagLength = 16

/**
 * AES-256-GCM over keys of 32 bytes in base64. The first key seals; the others only open what was sealed before the key was
 * changed. A sealed text reads `key id.nonce, ciphertext and tag`.
 */
export function createSecrets(keys: readonly [string, ...string[]]): Secrets {
  const ring = keys.map((key) => Buffer.from(key, 'base64'))
  if (ring.some((key) => key.length !== 32)) {
    throw new StoreError(
      'address',
      'SECRETS_KEY is not 32 bytes in base64; make one with: openssl rand -base64 32',
    )
  }
  const byId = new Map(ring.map((key) => [idOf(key), key]))
  const [current] = byId.keys()

  return {
    seal(text, place) {
      const [id, key] = [...byId][0] ?? []
      if (id === undefined || key === undefined) throw new RangeError('There is no key.')
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${id}.${Buffer.concat(parts).toString('base64url')}`
    },
    open(sealed, place) {
      const [id = '', body = ''] = sealed.split('.')
      const key = byId.get(id)
      if (key === undefined) {
        throw new StoreError(
          'address',
          `A secret was sealed with the key ${id}, which is not among the keys given. Add that key to the previous ones.`,
        )
      }
      const bytes = Buffer.from(body, 'base64url')
      try {
        const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
          authTagLength: tagLength,
        })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(-tagLength))
        const text = opener.update(bytes.subarray(nonceLength, -tagLength))
        return Buffer.concat([text, opener.final()]).toString('utf8')
      } catch (error) {
        throw new StoreError(
          'corrupt',
          `The secret for ${place} was changed or moved since it was sealed. Store it anew.`,
          error,
        )
      }
    },
    isCurrent: (sealed) => sealed.split('.')[0] === current,
  }
}

/** Names a key without telling anything about it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 8)
}
