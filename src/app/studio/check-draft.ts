/** Checks a pack while somebody writes it, fast enough for every key, with the messages and lines of `pack check`. */
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import {
  type RawContent,
  checkUnfinished,
  parseItem,
} from '../../core/pack/checks/check-unfinished.ts'
import { coveredScenes, lintPack } from '../../core/pack/checks/lint.ts'
import { type Pack, type PackFile, type PackProblem, packSchemas } from '../../core/pack/pack.ts'
import type { PackPath } from '../../core/pack/section.ts'
import { oncePer } from '../../core/pack/once-per.ts'
import { describePackSize } from '../../core/pack/pack-limits.ts'
import {
  type PackContent,
  type SectionName,
  mapSections,
  sectionNames,
  sections,
} from '../../core/pack/sections.ts'
import { pluralOf } from '../../core/pack/unit-label.ts'
import { upgradeManifest } from '../../core/pack/upgrade.ts'
import { formatCount } from '../../core/reply/format.ts'
import { findSplitLists } from '../pack-tools/split-lists.ts'
import { isBlank } from '../pack/is-blank.ts'
import { type FileProblem, parsePackFile } from '../pack/parse-pack-file.ts'
import { type ReadEntry, type ReadSection, createSectionReader } from './read-section.ts'

/** The text of each file of a pack; empty where there is none. */
export type DraftTexts = Readonly<Record<PackFile, string>>

export interface DraftProblem extends FileProblem {
  readonly file: PackFile
  /** Where it is inside the file, as far as that is known. */
  readonly path?: PackPath
  /** What is wrong, as the rest of a sentence that begins with the field. */
  readonly predicate?: string
}

export interface DraftItem {
  /** Left out where the item has none yet. */
  readonly id?: string
  readonly line: number
}

export interface CheckedDraft {
  /** By file and line. */
  readonly mistakes: readonly DraftProblem[]
  /** Left out while there are mistakes. */
  readonly pack: Pack | undefined
  /** The items of each section. */
  readonly items: Readonly<Record<SectionName, readonly DraftItem[]>>
}

/** What can be read of a draft, whatever is wrong with the rest. */
export interface ReadableDraft {
  /** What pack.yaml holds. */
  readonly manifest: unknown
  readonly entries: Readonly<Record<SectionName, readonly ReadEntry[]>>
}

export interface DraftProgress {
  /** How many of the scenes have a question for discussion, and for a quiz. */
  readonly questions: number
  readonly quiz: number
  /** What the pack calls its scenes, such as `12 sections`. */
  readonly units: string
}

export type DraftChecker = ReturnType<typeof createDraftChecker>

type Readers = Readonly<Record<SectionName, ReturnType<typeof createSectionReader>>>
type ReadSections = Readonly<Record<SectionName, ReadSection>>

const files: readonly PackFile[] = ['pack', ...sectionNames]
const neededMessage = 'Every pack needs this part. Fill it in.'

export function createDraftChecker() {
  const readers = mapSections<Readers>((name) => createSectionReader(name))
  const readManifest = createManifestReader()
  let locate = locateAtStart
  let checked: CheckedDraft | undefined
  let latest: DraftTexts | undefined
  let last: { readonly manifest: unknown; readonly read: ReadSections } | undefined

  function check(texts: DraftTexts): CheckedDraft {
    latest = texts
    const size = describePackSize(joinedSize(texts))
    if (size !== undefined) {
      const mistakes = [{ file: 'pack' as const, line: 1, column: 1, message: size }]
      return (checked = { mistakes, pack: undefined, items: noItems })
    }
    const manifest = readManifest(texts.pack)
    const read = mapSections<ReadSections>((name) =>
      sections[name].isRequired === true && isBlank(texts[name])
        ? missing
        : readers[name](texts[name]),
    )
    locate = ({ file, path, message }) => ({
      file,
      ...(file === 'pack' ? manifest : read[file]).locate(path),
      path,
      message,
    })
    last = { manifest: manifest.data, read }
    const mistakes = findMistakes(manifest, read, (problem) => locate(problem))
    const pack =
      mistakes.length > 0 || manifest.value === undefined
        ? undefined
        : {
            ...manifest.value,
            ...mapSections<PackContent>((name) => read[name].items ?? []),
          }
    checked = {
      mistakes: mistakes.toSorted(byPlace),
      pack,
      items: mapSections<CheckedDraft['items']>((name) => itemsOf(read[name])),
    }
    return checked
  }

  return {
    check,
    /** Returns what was read by the last check. */
    readable(): ReadableDraft {
      const entries = mapSections<ReadableDraft['entries']>(
        (name) => last?.read[name].entries() ?? [],
      )
      return { manifest: last?.manifest, entries }
    },
    /** Returns what could be better, which takes longer; the mistakes come first. */
    advise(): readonly DraftProblem[] {
      const texts = latest
      if (texts === undefined || checked?.items === noItems) return []
      const split = files.flatMap((file) =>
        findSplitLists(file, texts[file]).map((problem) => ({ ...problem, file })),
      )
      const pack = checked?.pack
      const advice = pack === undefined ? [] : lintPack(pack).map((problem) => locate(problem))
      return [...split, ...advice].toSorted(byPlace)
    },
    /** Undefined while there are mistakes. */
    progress(): DraftProgress | undefined {
      const pack = checked?.pack
      if (pack === undefined) return undefined
      const { questions, quiz } = coveredScenes(pack)
      const ids = pack.scenes.map(({ id }) => id)
      return {
        questions: ids.filter((id) => questions.has(id)).length,
        quiz: ids.filter((id) => quiz.has(id)).length,
        units: formatCount(ids.length, pack.unit.name, pluralOf(pack.unit.name)),
      }
    },
  }
}

/** Of a pack that is too large to be read. */
const noItems = mapSections<CheckedDraft['items']>(() => [])

type ReadManifest = ReturnType<ReturnType<typeof createManifestReader>>

function createManifestReader() {
  let last: { readonly content: string; readonly read: ReturnType<typeof parse> } | undefined
  function parse(content: string) {
    const parsed = parsePackFile('pack', content, packSchemas.pack, { prepare: upgradeManifest })
    if (!isBlank(content)) return parsed
    return { ...parsed, problems: [{ file: 'pack', line: 1, column: 1, message: neededMessage }] }
  }
  return (content: string) => {
    if (last?.content !== content) last = { content, read: parse(content) }
    return last.read
  }
}

const missing: ReadSection = {
  items: undefined,
  problems: [{ line: 1, column: 1, message: neededMessage }],
  data: undefined,
  wrong: [],
  locate: () => ({ line: 1, column: 1 }),
  entries: () => [],
}

function locateAtStart({ file, message }: PackProblem): DraftProblem {
  return { file, message, line: 1, column: 1 }
}

function findMistakes(
  manifest: ReadManifest,
  read: ReadSections,
  locate: (problem: PackProblem) => DraftProblem,
): readonly DraftProblem[] {
  const problems: readonly DraftProblem[] = [
    ...manifest.problems.map((problem) => ({ ...problem, file: 'pack' as const })),
    ...sectionNames.flatMap((file) => read[file].problems.map((problem) => ({ ...problem, file }))),
  ]
  if (problems.length === 0 && manifest.value !== undefined) {
    const content = mapSections<PackContent>((name) => read[name].items ?? [])
    return checkPack({ ...manifest.value, ...content }).map((problem) => locate(problem))
  }
  const raw = mapSections<RawContent>((name) => read[name].data)
  const wrong = sectionNames.flatMap((file) => read[file].wrong.map((path) => ({ file, path })))
  const others = checkUnfinished(manifest.value, raw, wrong, (name, item, index) => {
    const { parsed } = read[name]
    return parsed === undefined ? parseItem(name, item) : parsed[index]
  })
  return [...problems, ...others.map((problem) => locate(problem))]
}

/** The same list as long as the section is the same, so that whoever shows it knows. */
const itemsOf = oncePer((read: ReadSection): readonly DraftItem[] =>
  read.entries().map(({ value, line }) => {
    const id = idOf(value)
    return { ...(id !== undefined && { id }), line }
  }),
)

/** Returns the id of what stands in a section, if it has one. */
export function idOf(value: unknown): string | undefined {
  const id: unknown = typeof value === 'object' && value !== null && Reflect.get(value, 'id')
  return typeof id === 'string' ? id : undefined
}

/** Bytes of the one file that is kept, in which each line is indented. */
function joinedSize(texts: DraftTexts): number {
  return files.reduce((sum, file) => {
    const text = texts[file]
    return isBlank(text)
      ? sum
      : sum + new TextEncoder().encode(text).length + 2 * text.split('\n').length + file.length + 2
  }, 0)
}

function byPlace(one: DraftProblem, other: DraftProblem): number {
  return (
    files.indexOf(one.file) - files.indexOf(other.file) ||
    one.line - other.line ||
    one.column - other.column
  )
}
