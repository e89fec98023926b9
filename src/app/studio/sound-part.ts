/** The part of a draft that can be shown: its items without a mistake, and stand-ins for the names that these refer to. */
import { type Scene, type Character, type Pack, packSchemas } from '../../core/pack/pack.ts'
import { PackManifest } from '../../core/pack/manifest.ts'
import {
  type PackContent,
  type SectionName,
  listMoments,
  mapSections,
  sectionNames,
  sections,
} from '../../core/pack/sections.ts'
import { type CheckedDraft, type ReadableDraft, idOf } from './check-draft.ts'
import { valueAt } from '../pack/schema-at.ts'

/** What a pack is called that does not say so yet. */
const unsaid = '…'

const blankManifest: PackManifest = {
  format: 2,
  id: 'draft',
  version: '1.0.0',
  title: unsaid,
  part: unsaid,
  summary: unsaid,
  language: 'en',
  unit: { name: 'scene' },
  work: { title: unsaid, kind: 'web page', creators: [] },
  synonyms: [],
}

/** Returns a pack of the items that have no mistake themselves, whatever is wrong elsewhere. */
export function soundPart({ mistakes, pack }: CheckedDraft, draft: ReadableDraft): Pack {
  if (pack !== undefined) return pack
  const wrong = new Set(mistakes.map(({ file, path }) => `${file}/${path?.[0]}`))
  const sound = mapSections<PackContent>((name) =>
    draft.entries[name]
      .filter(({ item, index }) => item !== undefined && !wrong.has(`${name}/${index}`))
      .map(({ item }) => item),
  )
  const content = {
    ...sound,
    scenes: [...sound.scenes, ...missing(sound, 'scenes').map((id) => sceneOf(id, draft))],
  }
  const characters = missing(content, 'characters').map((id) =>
    characterOf(id, draft, content.scenes[0]?.id ?? ''),
  )
  return {
    ...manifestOf(draft.manifest),
    ...content,
    characters: [...content.characters, ...characters],
  }
}

/** Takes what the manifest says as far as each field is right. */
function manifestOf(data: unknown): PackManifest {
  const whole = packSchemas.pack.safeParse(data)
  if (whole.success) return whole.data
  const fields = Object.entries(PackManifest.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(valueAt(data, name))
    return read.success && read.data !== undefined ? [[name, read.data]] : []
  })
  return { ...blankManifest, ...Object.fromEntries(fields) }
}

/** The ids that items refer to and that no item of the section has. */
function missing(content: PackContent, section: 'scenes' | 'characters'): readonly string[] {
  const known = new Set(content[section].map(({ id }) => id))
  const named = [
    ...sectionNames.flatMap((name) => referencesTo(content, name, section)),
    ...listMoments(content).flatMap(({ moment }) =>
      section === 'scenes' ? [moment.scene] : (moment.with ?? []),
    ),
  ]
  return [...new Set(named)].filter((id) => !known.has(id))
}

function referencesTo<Name extends SectionName>(
  content: PackContent,
  name: Name,
  section: SectionName,
): readonly string[] {
  return content[name].flatMap((item) =>
    (sections[name].references?.(item) ?? []).flatMap(({ to, ids }) =>
      to === section ? (ids ?? []) : [],
    ),
  )
}

function sceneOf(id: string, draft: ReadableDraft): Scene {
  return {
    ...blankItem(id),
    title: textOf(draft, 'scenes', id, 'title'),
    summary: unsaid,
    events: [unsaid],
    aliases: [],
    characters: [],
    themes: [],
    keywords: [],
  }
}

function characterOf(id: string, draft: ReadableDraft, first: string): Character {
  return {
    ...blankItem(id),
    name: textOf(draft, 'characters', id, 'name'),
    role: unsaid,
    description: unsaid,
    first,
    aliases: [],
    arc: [],
    relationships: [],
  }
}

function blankItem(id: string) {
  return { id, rating: 'everyone' as const, reasons: [], source: [] }
}

/** What the draft says of an item that has mistakes; otherwise its id. */
function textOf(draft: ReadableDraft, section: SectionName, id: string, field: string): string {
  const value = draft.entries[section].find((each) => idOf(each.value) === id)?.value
  const text = valueAt(value, field)
  return typeof text === 'string' ? text : id
}
