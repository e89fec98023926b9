/**
 * The formats of other programs that questions can be brought from and taken to: the only list of them. A new one is a file
 * each in read/ and write/, and an entry here, above those that recognise less surely. What it needs is loaded when it is used.
 */
import type { Format, Glimpse } from './format.ts'
import {
  looksLikeAiken,
  looksLikeAnkiText,
  looksLikeCards,
  looksLikeGift,
  looksLikeOpenTrivia,
} from './read/recognise-text.ts'
import { looksLikeQuizArchive } from './read/recognise-archive.ts'
import { looksLikeTable } from './table/find-columns.ts'

export const formats = {
  anki: {
    title: 'an Anki package',
    endings: ['apkg', 'colpkg'],
    recognises: ({ ends }) => ends.startsWith('PK') && ends.includes('collection.anki2'),
    read: async (file) => (await import('./read/anki-package.ts')).readAnkiPackage(file),
    write: async (file) => (await import('./write/anki-package.ts')).writeAnkiPackage(file),
  },
  'open-trivia': {
    title: 'JSON of the Open Trivia Database',
    endings: ['json'],
    recognises: looksLikeOpenTrivia,
    read: async (file) => (await import('./read/open-trivia.ts')).readOpenTrivia(file),
  },
  'anki-text': {
    title: 'Anki notes as text',
    endings: ['anki.txt'],
    recognises: looksLikeAnkiText,
    read: async (file) => (await import('./read/anki-text.ts')).readAnkiText(file),
    write: async (file) => (await import('./write/anki-text.ts')).writeAnkiText(file),
  },
  workbook: {
    title: 'an Excel workbook',
    endings: ['xlsx', 'xlsm'],
    recognises: ({ ends }) => ends.startsWith('PK') && ends.includes('xl/workbook'),
    read: async (file) => (await import('./read/workbook.ts')).readWorkbook(file),
  },
  'moodle-xml': {
    title: 'Moodle XML',
    endings: ['xml'],
    recognises: ({ text }) =>
      text.startsWith('<') && /<quiz[\s>]/.test(text) && /<question[\s>]/.test(text),
    read: async (file) => (await import('./read/moodle-xml.ts')).readMoodleXml(file),
    write: async (file) => (await import('./write/moodle-xml.ts')).writeMoodleXml(file),
  },
  qti: {
    title: 'QTI or Common Cartridge (Canvas, Blackboard and others)',
    endings: ['zip', 'imscc', 'qti'],
    recognises: ({ ends, text }) =>
      looksLikeQuizArchive(ends) ||
      (text.startsWith('<') &&
        /<(?:\w{1,40}:)?(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-)/.test(
          text,
        )),
    read: async (file) => (await import('./read/qti.ts')).readQti(file),
    write: async (file) => (await import('./write/qti-2.ts')).writeQti2(file),
  },
  gift: {
    title: 'GIFT',
    endings: ['gift'],
    recognises: looksLikeGift,
    read: async (file) => (await import('./read/gift.ts')).readGift(file),
    write: async (file) => (await import('./write/gift.ts')).writeGift(file),
  },
  aiken: {
    title: 'Aiken',
    endings: ['aiken'],
    recognises: looksLikeAiken,
    read: async (file) => (await import('./read/aiken.ts')).readAiken(file),
  },
  table: {
    title: 'a table (CSV or TSV)',
    endings: ['csv', 'tsv', 'tab'],
    recognises: ({ text }) => looksLikeTable(text),
    read: async (file) => (await import('./read/table.ts')).readTable(file),
    write: async (file) => (await import('./write/csv.ts')).writeCsv(file),
  },
  quizlet: {
    title: 'flashcards as text (Quizlet)',
    endings: ['txt'],
    recognises: looksLikeCards,
    read: async (file) => (await import('./read/quizlet.ts')).readQuizlet(file),
  },
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof formats

const all: readonly (readonly [string, Format])[] = Object.entries(formats)

/** Returns the format of a file by what is in it. */
export function recogniseFormat(glimpse: Glimpse): Format | undefined {
  return all.find(([, format]) => format.recognises(glimpse))?.[1]
}

/** Returns the format that a file’s name claims. */
export function formatByEnding(ending: string): Format | undefined {
  return all.find(([, format]) => format.endings.includes(ending))?.[1]
}
