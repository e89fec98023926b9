/** Says that a pack of the class has been saved: what it holds or what has changed, what could be better, and what to do next. */
import { componentId } from '../command/component-id.ts'
import { lostScene } from '../lookup/scene-view.ts'
import { joinWords } from '../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  note,
  replyWith,
  text,
} from '../reply/reply.ts'
import { type RoomSettings, progressSetting } from '../settings/settings.ts'
import type { SavedPack } from './class-packs.ts'
import { type PackChange, type SectionChange, comparePacks } from './compare-packs.ts'
import { countIn } from './count-words.ts'
import type { Pack } from './pack.ts'
import { isPackInUse } from './pack-in-use.ts'
import { sectionNames } from './sections.ts'
import { tryButton } from './try-question.ts'

/** Names of changed items that are said; the rest is counted. */
const maxNames = 12
/** Advice beyond that waits for `npm run pack -- check`. */
const maxAdvice = 5
/** Items that the same is said of; the rest is counted. */
const maxGrouped = 2

/** `said` begins the reply, such as what was left out of an import. */
export function savedView(
  saved: SavedPack,
  settings: RoomSettings,
  { begin, said = [] }: { readonly begin?: RichText; readonly said?: readonly Block[] } = {},
): Reply {
  const { pack, before, replaced } = saved
  const inUse = isPackInUse(settings, pack.id)
  const start = begin ?? ['Saved ', { strong: pack.title }, ' for your class. ']
  const use = inUse
    ? 'It’s in use, so everyone sees this version from now on.'
    : 'It isn’t in use yet.'
  return replyWith(
    text(...start, use),
    ...(before === undefined ? [text(`It has ${contentsOf(pack)}.`)] : changeBlocks(before, saved)),
    ...said,
    ...afterBlocks(saved, settings, inUse),
    ...groupedAdviceBlocks(saved.advice),
    buttons(
      !inUse && button('Use it for the class', componentId('pack', 'use', pack.id), 'primary'),
      pack.quiz.length > 0 &&
        tryButton(
          pack.id,
          replaced === 'the same'
            ? undefined
            : { action: 'undo', savedAt: saved.savedAt, replaced },
        ),
      replaced !== 'the same' &&
        button(
          'Take it back',
          componentId('pack', 'undo', `${pack.id}/${saved.savedAt}/${replaced}`),
        ),
    ),
  )
}

/** Returns such as “3 scenes, 5 lines and 20 quiz questions”. */
export function contentsOf(pack: Pack): string {
  return joinWords(
    sectionNames.flatMap((name) =>
      pack[name].length === 0 ? [] : countIn(pack, name, pack[name].length),
    ),
  )
}

function changeBlocks(before: Pack, { pack, replaced }: SavedPack): readonly Block[] {
  if (replaced === 'the same') {
    return [text('It’s the same file as before, so nothing has changed.')]
  }
  const lines = describeChange(comparePacks(before, pack), pack)
  return lines.length === 0
    ? [text('Only how the file is written has changed.')]
    : [bullets(lines.map((line) => [line]))]
}

/** Returns a line for each kind of change in each section. */
export function describeChange(change: PackChange, pack: Pack): readonly string[] {
  let left = maxNames
  function line(verb: string, section: SectionChange['section'], names: readonly string[]) {
    if (names.length === 0) return []
    const shown = names.slice(0, left).map((name) => `“${name}”`)
    left -= shown.length
    const rest = names.length - shown.length
    const counted = countIn(pack, section, names.length)
    if (shown.length === 0) return [`${verb} ${counted}.`]
    return [`${verb} ${counted}: ${joinWords([...shown, ...(rest > 0 ? [`${rest} more`] : [])])}.`]
  }
  return [
    ...change.sections.flatMap(({ section, added, changed, removed }) => [
      ...line('Added', section, added),
      ...line('Changed', section, changed),
      ...line('Removed', section, removed),
    ]),
    ...(change.manifest ? ['Changed what the pack says about itself.'] : []),
  ]
}

/** What a change does beside the pack itself. */
function afterBlocks(
  { pack, before }: SavedPack,
  settings: RoomSettings,
  inUse: boolean,
): readonly Block[] {
  const change = before === undefined ? undefined : comparePacks(before, pack)
  const reached = settings.all.filter(({ name }) => name === progressSetting(pack.id))
  const isLost =
    inUse && reached.some(({ value }) => pack.scenes.every((scene) => scene.id !== value))
  const daily = change?.sections.some(
    ({ section }) => section === 'quotes' || section === 'questions',
  )
  const pictures = pack.scenes.flatMap((scene) => scene.pictures ?? []).length
  return [
    ...(pictures > 0 ? [note(describePictures(pictures))] : []),
    ...(isLost ? [note(...lostScene)] : []),
    ...(inUse && daily === true
      ? [
          note(
            'The daily post draws from this version. See what comes next with ',
            { command: 'daily plan' },
            '.',
          ),
        ]
      : []),
    ...(change?.keys === true
      ? [
          note(
            'Some questions have another right answer now. What was answered in earlier quizzes stays marked as it was.',
          ),
        ]
      : []),
  ]
}

/** The one file that is uploaded holds no drawings. */
function describePictures(count: number): string {
  return count === 1
    ? 'It names a picture, but an uploaded file can’t hold any, so your class reads its description instead.'
    : `It names ${count} pictures, but an uploaded file can’t hold any, so your class reads their descriptions instead.`
}

/** Says once what applies to several items, and no more than fits. */
export function groupedAdviceBlocks(remarks: readonly string[]): readonly Block[] {
  const advice = groupAdvice(remarks)
  if (advice.length === 0) return []
  const rest = advice.length - maxAdvice
  return [
    text(advice.length === 1 ? 'One thing could be better:' : 'These could be better:'),
    bullets(advice.slice(0, maxAdvice).map((line) => [line])),
    ...(rest > 0 ? [note(`… and ${rest.toLocaleString('en')} more like these.`)] : []),
  ]
}

/** Returns one line for what is said of several items, such as “One”, “Two” and 3 more: This only says the answer again. */
function groupAdvice(remarks: readonly string[]): readonly string[] {
  const names = new Map<string, string[]>()
  for (const remark of remarks) {
    const [, name = '', message = remark] = /^(“.+?”): (.+)$/s.exec(remark) ?? []
    const named = names.get(message) ?? []
    named.push(name)
    names.set(message, named)
  }
  return [...names].map(([message, all]) => {
    const shown = all.filter((name) => name !== '').slice(0, maxGrouped)
    const rest = all.length - shown.length
    if (shown.length === 0) return message
    return `${joinWords([...shown, ...(rest > 0 ? [`${rest} more`] : [])])}: ${message}`
  })
}
