/** Reads the packages of Anki: decks (.apkg) and whole collections (.colpkg), in every form since version 2.0. */
import { constants, zstdDecompressSync } from 'node:zlib'
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { type Collection, maxNotes, readCollection } from '../anki/collection.ts'
import { damaged } from '../anki/open-database.ts'
import { questionsOfNote } from '../anki/questions-of-note.ts'
import type { GivenFile } from '../format.ts'
import { openArchive } from '../unzip.ts'

const maxCollectionBytes = 64 * 1024 * 1024

/** Larger windows only serve archives that are far larger. */
const maxWindowLog = 25

/** Throws a UserError if the file is no package of Anki. */
export function readAnkiPackage({ bytes }: GivenFile): ExchangeFile {
  const collection = readCollection(unpackCollection(bytes))
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  checkStub(collection)
  for (const [index, note] of collection.notes.entries()) {
    for (const result of questionsOfNote(note, `note ${index + 1}`)) {
      if ('prompt' in result) questions.push(result)
      else unusable.push(result)
    }
  }
  if (collection.isCut) {
    unusable.push({
      place: `note ${maxNotes + 1}`,
      reason:
        'From here on, notes were left out: there are more than the bot reads. Export one deck at a time.',
    })
  }
  const title = titleOf(questions)
  return { ...(title === undefined ? {} : { title }), questions, unusable }
}

/** Newer packages have a collection for older versions beside the real one, which only says that Anki is too old. */
function unpackCollection(bytes: Uint8Array): Uint8Array {
  const archive = openArchive(bytes)
  const compressed = archive.read('collection.anki21b')
  if (compressed !== undefined) return decompress(compressed)
  const collection = archive.read('collection.anki21') ?? archive.read('collection.anki2')
  if (collection === undefined) {
    throw new UserError(
      'This isn’t an Anki package: there are no cards in it. In Anki, choose “Export”, then “Anki Deck Package”.',
    )
  }
  return collection
}

function decompress(bytes: Uint8Array): Uint8Array {
  try {
    return zstdDecompressSync(bytes, {
      maxOutputLength: maxCollectionBytes,
      params: { [constants.ZSTD_d_windowLogMax]: maxWindowLog },
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw new UserError(
        'Unpacked, the package is larger than the bot opens. Export fewer cards at once.',
      )
    }
    throw damaged()
  }
}

function checkStub({ notes }: Collection): void {
  const [first, second] = notes
  if (
    second === undefined &&
    first?.fields?.some((field) => /^Please update to the latest Anki version/i.test(field)) ===
      true
  ) {
    throw new UserError(
      'This package was made without its cards. In Anki, export it again with “Support older Anki versions” ticked.',
    )
  }
}

/** The deck that everything is in. */
function titleOf(questions: readonly ExchangeQuestion[]): string | undefined {
  const tops = new Set(questions.map(({ category }) => category[0]))
  const [title] = tops
  return tops.size === 1 ? title : undefined
}
