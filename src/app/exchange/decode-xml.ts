/** Decodes an XML file by its byte order mark, what it declares, and what its bytes allow. */
import { UserError } from '../../core/reply/user-error.ts'

const declarationBytes = 256

/** Returns the text. Throws a UserError if it is in an encoding that nobody knows. */
export function decodeXml(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes)
  const declared = declaredEncoding(bytes)
  // Some programs declare UTF-16 or UTF-8 and write something else.
  if (declared === undefined || /^utf-?(?:8|16)/i.test(declared)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return new TextDecoder('windows-1252').decode(bytes)
    }
  }
  try {
    return new TextDecoder(declared).decode(bytes)
  } catch {
    throw new UserError(
      `The file says that it is written in “${declared}”, which the bot doesn’t know. Save it as UTF-8 and try again.`,
    )
  }
}

function wideEncoding([one, two, three, four]: Uint8Array): string | undefined {
  if (one === 0xff && two === 0xfe) return 'utf-16le'
  if (one === 0xfe && two === 0xff) return 'utf-16be'
  // “<” and the sign behind it, without a mark before them.
  if (one === 0x3c && two === 0 && four === 0) return 'utf-16le'
  if (one === 0 && two === 0x3c && three === 0) return 'utf-16be'
  return undefined
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, declarationBytes)).toString('latin1')
  return /<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1]
}
