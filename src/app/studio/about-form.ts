/** A form for what a pack is about: its title, its work and its guide, written into the text of pack.yaml. */
import { PackManifest } from '../../core/pack/manifest.ts'
import { toId } from '../../core/pack/new-id.ts'
import { upgradeManifest } from '../../core/pack/upgrade.ts'
import { isBlank } from '../pack/is-blank.ts'
import { parseYaml } from '../pack/parse-yaml.ts'
import { describeSchemaErrors } from '../pack/schema-errors.ts'
import { mapSections } from '../../core/pack/sections.ts'
import { aboutLabel } from './about-words.ts'
import type { DraftTexts } from './check-draft.ts'
import { fieldsOf } from './item-fields.ts'
import type { ItemForm, ItemMistake, NoForm, WrittenItem } from './item-forms.ts'
import { onlyChange } from './only-change.ts'
import { type RawItem, isRawItem, isTooWide, rewriteGroup } from './rewrite-entry.ts'

interface AboutPlace {
  readonly texts: DraftTexts
}

/** What the form leaves as it is: people who want to change it write it in the text. */
const unasked: readonly string[] = ['format', 'id', 'version', 'text', 'synonyms']

/** The id of the examples that packs begin with. */
const starterId = 'starter'

export function createAboutForm() {
  return {
    openForm({ texts }: AboutPlace): ItemForm | NoForm {
      const value = readManifest(texts.pack)
      if (value === undefined) return 'unreadable'
      return {
        fields: fieldsOf(PackManifest, aboutLabel).filter(
          ({ name }) => !unasked.includes(name) && !(name === 'unit' && isRawItem(value['unit'])),
        ),
        value,
        names: mapSections<ItemForm['names']>(() => []),
      }
    },

    /** Returns the change in the text, and what the schema says of it then. A new pack gets an id from its title. */
    write({ texts }: AboutPlace, given: RawItem): WrittenItem | NoForm {
      if (readManifest(texts.pack) === undefined) return 'unreadable'
      const wanted = withOwnId(given)
      const next = rewriteGroup(texts.pack, wanted, Object.keys(PackManifest.shape))
      return { edit: onlyChange(texts.pack, next), line: 1, mistakes: mistakesIn(wanted) }
    },
  }
}

/** Returns what pack.yaml holds if that is a group or nothing. */
function readManifest(content: string): RawItem | undefined {
  if (isBlank(content)) return { format: 2, version: '1.0.0', language: 'en' }
  const read = parseYaml(content)
  return 'value' in read && isRawItem(read.value) && !isTooWide(read.value) ? read.value : undefined
}

function withOwnId(item: RawItem): RawItem {
  const { id, title } = item
  if (id !== undefined && id !== starterId) return item
  return { ...item, id: (typeof title === 'string' ? toId(title) : undefined) ?? 'my-pack' }
}

function mistakesIn(item: RawItem): readonly ItemMistake[] {
  const data = upgradeManifest(JSON.parse(JSON.stringify(item)))
  const { error } = PackManifest.safeParse(data, { reportInput: true })
  if (error === undefined) return []
  return describeSchemaErrors(error, PackManifest, data).map(({ path, predicate }) => ({
    path: path.map((key) => (typeof key === 'number' ? key : String(key))),
    message: `This ${predicate}`,
  }))
}
