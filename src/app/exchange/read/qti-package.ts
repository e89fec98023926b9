/** Opens what QTI comes in: a package with a manifest, or one XML file. */
import type { ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeXml } from '../decode-xml.ts'
import type { Archive } from '../unzip.ts'
import { childrenOf, findAll, findFirst, textAt } from '../xml-query.ts'
import { type XmlElement, notXml, parseXml } from '../xml-tree.ts'
import { withOldNames } from './qti-2-names.ts'
import { describeProblem } from './xml-problem.ts'

/** One XML file, alone or in a package. */
export interface QtiFile {
  /** Its path in the package. */
  readonly name: string
  readonly top: XmlElement
}

export interface QtiResult {
  readonly questions: ExchangeQuestion[]
  readonly unusable: Unusable[]
  /** The number of the last question. */
  number: number
}

export function parseQtiFile(name: string, bytes: Uint8Array): QtiFile {
  const text = decodeXml(bytes)
  const { top, problems } = parseXml(text)
  if (findFirst(top, 'questestinterop', ...itemNames) === undefined && problems.length > 0) {
    throw notXml(problems[0])
  }
  return { name, top: oldNames(text, top) }
}

function oldNames(text: string, top: XmlElement): XmlElement {
  return text.includes('qti-assessment-') ? withOldNames(top) : top
}

const itemNames = ['assessmentItem', 'assessmentTest', 'qti-assessment-item', 'qti-assessment-test']

const marks = /<(?:\w+:)?(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-)/

export function openPackage(
  archive: Archive,
  result: QtiResult,
): { readonly files: readonly QtiFile[]; readonly title: string } {
  const manifestName = archive.names.find((name) => /(?:^|\/)imsmanifest\.xml$/i.test(name))
  const manifest = manifestName === undefined ? undefined : readManifest(archive, manifestName)
  const files: QtiFile[] = []
  for (const name of sortNames(archive.names, manifest)) {
    try {
      const text = decodeXml(archive.read(name) ?? new Uint8Array())
      if (!marks.test(text)) continue
      const { top, problems } = parseXml(text)
      files.push({ name, top: oldNames(text, top) })
      const found = findAll(top, 'item', ...itemNames)
      const outside = problems.find(({ line }) =>
        found.every((item) => item.problem?.line !== line),
      )
      if (outside !== undefined) {
        result.unusable.push({ place: name, reason: describeProblem(outside) })
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      result.unusable.push({ place: name, reason: error.message })
    }
  }
  return { files, title: textAt(findFirst(manifest, 'metadata'), ...titlePath(manifest)) }
}

function readManifest(archive: Archive, name: string): XmlElement {
  return parseXml(decodeXml(archive.read(name) ?? new Uint8Array())).top
}

/** LOM, in which packages describe themselves, has several generations. */
function titlePath(manifest: XmlElement | undefined): readonly string[] {
  const string = findFirst(findFirst(findFirst(manifest, 'metadata'), 'general'), 'title')
  const [language] = childrenOf(string)
  return ['lom', 'general', 'title', ...(language === undefined ? [] : [language.name])]
}

/** In the order of the manifest, then by name. Canvas packs each quiz twice; its own version says more. */
function sortNames(names: readonly string[], manifest: XmlElement | undefined): readonly string[] {
  const listed = findAll(manifest, 'resource', 'file').flatMap(({ attributes }) => [
    attributes['href'] ?? '',
    attributes['bb:file'] ?? '',
  ])
  const position = new Map(listed.map((name, index) => [name, index] as const))
  const own = new Set(
    names.flatMap((name) => /non_cc_assessments\/(\w+)\.xml\.qti$/.exec(name)?.[1] ?? []),
  )
  return names
    .filter((name) => /\.(?:xml|dat|qti)$/i.test(name) && !/imsmanifest\.xml$/i.test(name))
    .filter((name) => !own.has(/(?:^|\/)(\w+)\/assessment_qti\.xml$/.exec(name)?.[1] ?? ''))
    .map((name) => ({ name, place: position.get(name) ?? listed.length }))
    .toSorted((one, other) => one.place - other.place || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name)
}
