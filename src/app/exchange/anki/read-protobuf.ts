/** Reads the two fields that Anki’s newer packages keep as Protocol Buffers: enough of the format to find them, and no more. */

/** Returns the numbers and the bytes of a message by field number; what is damaged ends it. */
export function readProtobuf(bytes: Uint8Array): ReadonlyMap<number, number | Uint8Array> {
  const fields = new Map<number, number | Uint8Array>()
  let at = 0
  while (at < bytes.length) {
    const key = readVarint(bytes, at)
    if (key === undefined) break
    const wireType = key.value % 8
    const length =
      wireType === 1
        ? { value: 8, next: key.next }
        : wireType === 5
          ? { value: 4, next: key.next }
          : readVarint(bytes, key.next)
    if (length === undefined || wireType === 3 || wireType === 4 || wireType > 5) break
    const field = Math.floor(key.value / 8)
    if (wireType === 0) {
      fields.set(field, length.value)
      at = length.next
    } else {
      fields.set(field, bytes.subarray(length.next, length.next + length.value))
      at = length.next + length.value
    }
  }
  return fields
}

function readVarint(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[start + index]
    if (byte === undefined) return undefined
    value += (byte & 127) * 2 ** (7 * index)
    if (byte < 128) return { value, next: start + index + 1 }
  }
  return undefined
}
