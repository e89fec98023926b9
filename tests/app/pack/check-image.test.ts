import { expect, test } from 'vitest'
import { readImage } from '../../../src/app/pack/check-image.ts'
import { maxImageBytes } from '../../../src/core/pack/pack-limits.ts'
import { stripes } from '../../fixtures/question-pictures.ts'

/** Headers as the formats describe them; what they hold is never looked at. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const scan = Buffer.from('ffda000c03010002110311003f00', 'hex')
  const data = Buffer.from('12ff0034ffd056', 'hex')
  const end = Buffer.from('ffd9', 'hex')
  return Buffer.concat([Buffer.from('ffd8', 'hex'), frame.subarray(0, 19), scan, data, end])
}

function webp(kind: string, header: string): Buffer {
  const content = Buffer.concat([Buffer.from(`WEBP${kind}`), Buffer.from(header, 'hex')])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from('RIFF'), length, content])
}

const lossy = webp('VP8 ', '0a0000000000009d012a08000800')
const lossless = webp('VP8L', '080000002f07c00100000000')
const extended = webp('VP8X', '0a00000000000000070000070000')

test.each([
  ['a.png', stripes(), 'image/png'],
  ['a.jpg', jpeg(8, 8), 'image/jpeg'],
  ['a.jpeg', jpeg(4096, 1), 'image/jpeg'],
  ['a.webp', lossy, 'image/webp'],
  ['a.webp', lossless, 'image/webp'],
  ['a.webp', extended, 'image/webp'],
])('%s is known by its bytes', (name, bytes, mediaType) => {
  expect(readImage(name, bytes)).toEqual({
    data: `data:${mediaType};base64,${bytes.toString('base64')}`,
  })
})

test.each([
  ['drawn as SVG', 'a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'isn’t a'],
  ['a web page', 'a.png', Buffer.from('<!doctype html><script>1</script>'), 'isn’t a picture'],
  ['nothing', 'a.png', Buffer.alloc(0), 'isn’t a picture'],
  ['cut off', 'a.png', stripes().subarray(0, 30), 'isn’t a picture'],
  ['cut off', 'a.jpg', jpeg(8, 8).subarray(0, -1), 'isn’t a picture'],
  ['cut off', 'a.webp', lossy.subarray(0, 28), 'isn’t a picture'],
  ['of another kind', 'a.jpg', stripes(), 'is a PNG picture, but its name ends in something else'],
  ['too wide', 'a.png', stripes(4097, 8), 'is 4097 × 8 pixels'],
  ['too high', 'a.jpg', jpeg(8, 65_535), 'is 8 × 65535 pixels'],
  ['without a size', 'a.png', stripes(0, 8), 'has no size'],
  ['with an archive after it', 'a.png', Buffer.concat([stripes(), Buffer.from('PK')]), 'else'],
  ['with a page after it', 'a.jpg', Buffer.concat([jpeg(8, 8), Buffer.from('<html>')]), 'else'],
  ['with a script after it', 'a.webp', Buffer.concat([lossy, Buffer.from('alert')]), 'else'],
  ['too large', 'a.png', Buffer.alloc(maxImageBytes + 1), 'more than 524,288 bytes'],
])('a file %s is refused, and why is said', (_, name, bytes, why) => {
  const read = readImage(name, bytes)
  expect(read).toHaveProperty('message')
  expect('message' in read && read.message).toContain(why)
  expect('message' in read && read.message).toContain(name)
})
