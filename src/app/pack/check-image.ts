/** Reads what the header of a picture says: its kind and its size. Nothing is ever decompressed, and nothing may follow the picture. */
import { maxImageBytes, maxImageSide } from '../../core/pack/pack-limits.ts'

interface ImageHeader {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
  /** Where the picture ends, in bytes from the beginning. */
  readonly end: number
}

const endings: Readonly<Record<ImageHeader['mediaType'], RegExp>> = {
  'image/png': /\.png$/,
  'image/jpeg': /\.jpe?g$/,
  'image/webp': /\.webp$/,
}

/** Returns the picture as a `data:` address, or a sentence of what is wrong with the file of this name. */
export function readImage(
  name: string,
  bytes: Uint8Array,
): { readonly data: string } | { readonly message: string } {
  const message = findProblem(name, bytes)
  if (typeof message === 'string') return { message }
  return { data: `data:${message.mediaType};base64,${Buffer.from(bytes).toString('base64')}` }
}

export function tooLargeImage(name: string): string {
  return `${name} has more than ${maxImageBytes.toLocaleString('en')} bytes. Save it smaller.`
}

function findProblem(name: string, bytes: Uint8Array): ImageHeader | string {
  if (bytes.length > maxImageBytes) {
    return tooLargeImage(name)
  }
  const header = readHeader(bytes)
  if (header === undefined) {
    return `${name} isn’t a picture that can be read. Save it as PNG, JPEG or WebP.`
  }
  if (!endings[header.mediaType].test(name)) {
    const kind = { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/webp': 'WebP' }
    return `${name} is a ${kind[header.mediaType]} picture, but its name ends in something else. Rename it.`
  }
  if (Math.min(header.width, header.height) < 1) {
    return `${name} has no size. Save the picture again.`
  }
  if (Math.max(header.width, header.height) > maxImageSide) {
    return `${name} is ${header.width} × ${header.height} pixels. Make each side at most ${maxImageSide.toLocaleString('en')}.`
  }
  if (header.end !== bytes.length) {
    return `${name} has something else in it after the picture, or not all of it is there. Save the picture again.`
  }
  return header
}

function readHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return readPng(view) ?? readJpeg(view) ?? readWebp(view)
  } catch (error) {
    // A DataView throws where the file is cut off.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** https://www.w3.org/TR/png-3/#5DataRep */
function readPng(view: DataView): ImageHeader | undefined {
  if (view.getUint32(0) !== 0x89_50_4e_47 || view.getUint32(4) !== 0x0d_0a_1a_0a) return undefined
  if (textAt(view, 12) !== 'IHDR') return undefined
  let end = 8
  let name = ''
  while (name !== 'IEND') {
    name = textAt(view, end + 4)
    end += 12 + view.getUint32(end)
  }
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  return { mediaType: 'image/png', width, height, end }
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B */
function readJpeg(view: DataView): ImageHeader | undefined {
  if (view.getUint16(0) !== 0xff_d8) return undefined
  let size: Pick<ImageHeader, 'width' | 'height'> | undefined
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker === 0xd9) {
      return size && { mediaType: 'image/jpeg', ...size, end: at + 2 }
    } else {
      if (isFrame(marker)) {
        size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
      }
      const next = at + 2 + view.getUint16(at + 2)
      at = marker === 0xda ? endOfScan(view, next) : next
    }
  }
}

/** Every start of a frame but the tables and the extension that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Returns where the next marker stands that belongs to no scan. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at++) {
    if (view.getUint8(at) !== 0xff) continue
    const next = view.getUint8(at + 1)
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
}

/** https://www.rfc-editor.org/rfc/rfc9649.html#section-2.5 */
function readWebp(view: DataView): ImageHeader | undefined {
  if (textAt(view, 0) !== 'RIFF' || textAt(view, 8) !== 'WEBP') return undefined
  const end = 8 + view.getUint32(4, true)
  return { mediaType: 'image/webp', ...webpSize(view), end }
}

function webpSize(view: DataView): Pick<ImageHeader, 'width' | 'height'> {
  switch (textAt(view, 12)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) % 16_384, height: view.getUint16(28, true) % 16_384 }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits % 16_384), height: 1 + ((bits >>> 14) % 16_384) }
    }
    case 'VP8X':
      return {
        width: 1 + (view.getUint32(24, true) % 16_777_216),
        height: 1 + Math.floor(view.getUint32(26, true) / 256),
      }
    default:
      return { width: 0, height: 0 }
  }
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))
}
