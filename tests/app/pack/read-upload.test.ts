import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { packAsText } from '../../../src/app/exchange/write-pack.ts'
import { joinPack, splitPack, splitPictures } from '../../../src/app/pack/join-pack.ts'
import { keepPictures } from '../../../src/app/pack/keep-pictures.ts'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'
import { readUpload } from '../../../src/app/pack/read-upload.ts'
import { packsFolder } from '../../fixtures/tiny-pack.ts'
import { picture, pictured, picturedText, stripes } from '../../fixtures/question-pictures.ts'

const folder = join(packsFolder, 'lantern')
const texts = new Map<string, Buffer>()
for (const name of await readdir(folder)) {
  if (name.endsWith('.yaml')) texts.set(`lantern/${name}`, await readFile(join(folder, name)))
}

/** The small pack as a zip, its first question with this picture. */
function upload(given: string, files: Readonly<Record<string, Uint8Array>>) {
  const quiz = String(texts.get('lantern/quiz.yaml')).replace(
    /^- id: .*$/m,
    (line) => `${line}\n  picture: ${given}`,
  )
  const all = { ...Object.fromEntries(texts), 'lantern/quiz.yaml': Buffer.from(quiz), ...files }
  return readUpload({ name: 'lantern.zip', bytes: new Uint8Array(zip(all)) })
}

const named = '{ file: pictures/stripes.png, alt: Grey and white stripes. }'

test('a zip with a picture is kept as one text, and the text alone is the pack again', () => {
  const read = upload(named, { 'lantern/pictures/stripes.png': stripes() })
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  expect(read.pack.images).toEqual(pictured.images)
  expect(parseUpload('pack.yaml', read.content)).toEqual({ pack: read.pack })
  expect(splitPictures(read.content)).toEqual(new Map([[picture.file, new Uint8Array(stripes())]]))
  const parts = splitPack(read.content)
  expect(parts.get('quiz')).toContain(`picture: ${named}`)
  expect(joinPack(parts, splitPictures(read.content)).text).toBe(read.content)
})

test.each([
  ['that is missing', named, {}, 'There is no file pictures/stripes.png in the upload.'],
  [
    'that is something else',
    named,
    { 'lantern/pictures/stripes.png': Buffer.from('<svg/>') },
    'pictures/stripes.png isn’t a picture',
  ],
  [
    'with an archive behind it',
    named,
    { 'lantern/pictures/stripes.png': Buffer.concat([stripes(), zip({ a: Buffer.from('a') })]) },
    'something else in it after the picture',
  ],
  ['without words', '{ file: pictures/stripes.png }', {}, 'alt'],
  ['with empty words', "{ file: pictures/stripes.png, alt: '' }", {}, 'alt'],
  ['that is SVG', '{ file: pictures/a.svg, alt: A. }', {}, 'PNG, JPEG or WebP'],
  ['outside the pack', '{ file: ../a.png, alt: A. }', {}, 'PNG, JPEG or WebP'],
  ['outside the folder', '{ file: pictures/../../a.png, alt: A. }', {}, 'PNG, JPEG or WebP'],
])('a picture %s is refused, with the line of quiz.yaml', (_, given, files, why) => {
  const read = upload(given, files)
  const problems = 'problems' in read ? read.problems : []
  expect(problems.some((each) => each.includes(why) && /^quiz\.yaml \d+:\d+: /.test(each))).toBe(
    true,
  )
})

test('a bomb is not unpacked', () => {
  const bomb = { 'lantern/pictures/stripes.png': Buffer.alloc(4_000_000) }
  expect(() => upload(named, bomb)).toThrow(/larger than the bot opens/)
})

test('pictures that are too large together are refused at the first one too many', () => {
  // What a picture holds is never looked at, so that of a chunk may be anything.
  const large = Buffer.concat([
    stripes().subarray(0, -12),
    Buffer.from([0, 7, 161, 32, ...Buffer.from('teXt')]),
    Buffer.alloc(500_000),
    Buffer.alloc(4),
    stripes().subarray(-12),
  ])
  const images = Object.fromEntries(
    ['a', 'b'].map((name) => [
      `pictures/${name}.png`,
      `data:image/png;base64,${large.toString('base64')}`,
    ]),
  )
  const quiz = pictured.quiz.map((item, index) => ({
    ...item,
    picture: { ...picture, file: `pictures/${index === 0 ? 'a' : 'b'}.png` },
  }))
  const read = parseUpload('pack.yaml', packAsText({ ...pictured, quiz, images }))
  expect('problems' in read && read.problems.join()).toContain('more than 900,000 bytes together')
})

test('a text without its pictures is a pack all the same, and keeps those that the class has', () => {
  const content = packAsText({ ...pictured, images: {} })
  const read = parseUpload('pack.yaml', content)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  expect(read.pack.images).toBeUndefined()
  expect(keepPictures({ content, before: picturedText })?.pack).toEqual({
    ...read.pack,
    images: pictured.images,
  })
  expect(keepPictures({ content, before: content })).toBeUndefined()
})

test.each([
  ['photo.png', '\x89PNG\r\n\x1a\n\0\0', 'This is a picture.'],
  ['essay.pdf', '%PDF-1.7 …', 'This is a PDF.'],
  ['pack.yaml', '%PDF-1.7 …', 'This is a PDF.'],
  ['essay.docx', 'PK\x03\x04\x14\0 word/document.xml', 'This is a Word document.'],
  ['notes.txt', 'Dear all,\nthis is my text.', 'This isn’t a study pack.'],
  ['pack.yaml', 'Dear all,\nthis is my text.', 'This isn’t a study pack.'],
  ['school.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR', 'give it to calendar days-off.'],
  ['quiz.gift', '::Q:: Who? {=Ana ~Ben}', 'Bring it with pack import.'],
  ['pack.yaml', '', 'The file is empty.'],
  // Half a minute for an expression that goes back over them.
  ['dashes.txt', '-'.repeat(100_000), 'This isn’t a study pack.'],
  ['blank.txt', `x${'\n-'.repeat(50_000)}`, 'This isn’t a study pack.'],
])(
  '%s that is no pack says what it is, and what a pack is or where it belongs',
  (name, text, sentence) => {
    const bytes = Buffer.from(text, 'latin1')
    expect(() => readUpload({ name, bytes })).toThrow(sentence)
  },
)
