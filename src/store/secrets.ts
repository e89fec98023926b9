/** Encrypts secrets such as platform tokens, so that a copy of the database alone does not reveal them. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { StoreError } from './store-error.ts'

export interface Secrets {
  /** Encrypts a text for one context, such as its row’s key, so that it cannot be decrypted in another row. */
  seal(text: string, context: string): string
  /** Decrypts a text. Throws a StoreError if the key is unknown, the context differs or the text was changed. */
  open(sealed: string, context: string): string
  /** Whether a text was encrypted with the current key; if not, it should be encrypted again. */
  isCurrent(sealed: string): boolean
}

/** In bytes (NIST SP 800-38D, https://doi.org/10.6028/NIST.SP.800-38D). */
const nonceLength = 12
const tagLength = 16

/**
 * AES-256-GCM with keys of 32 bytes in base64. The first key encrypts; the others only decrypt what was encrypted before the
 * key was changed. A sealed text is the key’s id, a dot, then nonce, ciphertext and tag in base64url. Throws a StoreError if a
 * key is malformed.
 */
export function createSecrets(keys: readonly [string, ...string[]]): Secrets {
  const buffers = keys.map((key) => Buffer.from(key, 'base64'))
  if (buffers.some((key) => key.length !== 32)) {
    throw new StoreError(
      'key',
      'SECRETS_KEY must be 32 bytes in base64. Make one with: openssl rand -base64 32',
    )
  }
  const byId = new Map(buffers.map((key) => [keyId(key), key]))
  const [current] = byId.keys()

  return {
    seal(text, context) {
      const [id, key] = [...byId][0] ?? []
      if (id === undefined || key === undefined) throw new RangeError('At least one key is needed.')
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
      return `${id}.${Buffer.concat(parts).toString('base64url')}`
    },
    open(sealed, context) {
      const [id = '', body = ''] = sealed.split('.')
      const key = byId.get(id)
      if (key === undefined) {
        throw new StoreError(
          'key',
          `A secret was encrypted with a key that SECRETS_KEY doesn’t contain (${id}). Add the old key after the new one, with a comma between them.`,
        )
      }
      const bytes = Buffer.from(body, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
          authTagLength: tagLength,
        })
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(-tagLength))
        const text = decipher.update(bytes.subarray(nonceLength, -tagLength))
        return Buffer.concat([text, decipher.final()]).toString('utf8')
      } catch (error) {
        throw new StoreError(
          'corrupt',
          `The secret for ${context} was changed or moved after it was encrypted. Save it again.`,
          error,
        )
      }
    },
    isCurrent: (sealed) => sealed.split('.')[0] === current,
  }
}

/** Identifies a key without revealing it. */
function keyId(key: Buffer): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 8)
}
