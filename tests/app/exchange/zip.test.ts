import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'

const files = { 'imsmanifest.xml': '<manifest/>', 'pictures/é.bin': new Uint8Array([1, 2, 3]) }

test('another program unpacks what was packed', () => {
  const unpacked = unzipSync(zip(files))
  expect(Buffer.from(unpacked['imsmanifest.xml']!).toString()).toBe('<manifest/>')
  expect([...unpacked['pictures/é.bin']!]).toEqual([1, 2, 3])
})

test('the same files make the same bytes', () => {
  expect(zip(files)).toEqual(zip(files))
})
