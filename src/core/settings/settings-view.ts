/** Settings as replies: what applies in a room, where each value comes from, and the way back after a change. */
import { packTitle } from '../pack/choose-pack.ts'
import type { PackSummary } from '../command/context.ts'
import { maxComponentIdLength } from '../command/component-id.ts'
import {
  type AppliedSettings,
  type Applied,
  type SettingScope,
  type RoomSettings,
  type SettingName,
} from './settings.ts'
import { type Block, type Fact, type RichText, button, buttons, fact } from '../reply/reply.ts'

/** The option of every command that changes a setting. */
export const scopeOption = {
  kind: 'choice',
  summary: 'For the whole class (usual) or for this channel alone',
  choices: [
    { value: 'class', label: 'The whole class' },
    { value: 'channel', label: 'This channel alone' },
  ],
} as const

export function toSettingScope(where: 'class' | 'channel' | undefined): SettingScope {
  return where === 'channel' ? 'room' : 'class'
}

/** What a setting is called, and what its values mean. */
export const settingLabels: Readonly<Record<SettingName, string>> = {
  pack: 'Study pack',
  rating: 'Rating ceiling',
  lookups: 'Lookups',
  locale: 'Language of dates',
  term: 'Term began',
}

/** Every setting with its value and origin. */
export function settingFacts(
  applied: AppliedSettings,
  packs: readonly PackSummary[],
): readonly Fact[] {
  const { pack, rating, lookups, locale, term } = applied
  const found = packs.find(({ id }) => id === pack.value)
  const title = found === undefined ? `${pack.value} (not installed)` : packTitle(found)
  function row(name: SettingName, value: RichText, from: Applied<unknown>): Fact {
    return fact(settingLabels[name], ...value, ' — ', ...formatOrigin(from, locale.value))
  }
  return [
    row('pack', [{ strong: title }], pack),
    row('rating', formatRating(applied), rating),
    row('lookups', formatLookups(lookups.value), lookups),
    row('locale', [{ strong: locale.value }], locale),
    row('term', term.value === undefined ? ['no day'] : [{ strong: term.value }], term),
  ]
}

function formatRating({ rating, ceiling }: AppliedSettings): RichText {
  const chosen: RichText = [{ strong: rating.value }]
  return ceiling === rating.value
    ? chosen
    : [...chosen, `, but ${ceiling} in this channel, since it is not age-restricted on Discord`]
}

function formatLookups(lookups: 'private' | 'shown'): RichText {
  return lookups === 'private'
    ? [{ strong: 'private' }, ', with a button to share']
    : [{ strong: 'shown' }, ' to the channel']
}

/** Where a value comes from, who chose it and when. */
export function formatOrigin({ from, setting }: Applied<unknown>, locale: string): RichText {
  if (setting === undefined) return ['the usual value; nobody has chosen another']
  return [
    from === 'room' ? 'for this channel, by ' : 'for the class, by ',
    { person: setting.by.id, name: setting.by.name },
    ', ',
    { time: setting.at, fallback: formatMoment(setting.at, locale) },
  ]
}

function formatMoment(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
    .format(at)
    .concat(' UTC')
}

/** Remembers what was in force before a change, for `undoButton`. */
export function storedValue(
  settings: RoomSettings,
  room: string,
  reach: SettingScope,
  name: string,
): string | undefined {
  const scope = reach === 'room' ? room : ''
  return settings.all.find((setting) => setting.name === name && setting.room === scope)?.value
}

/** A button that puts a changed setting back as it was, where its address fits. */
export function undoButton(reach: SettingScope, name: string, before: string | undefined): Block {
  const address = `settings:undo:${reach} ${name} ${before ?? ''}`
  return address.length > maxComponentIdLength ? buttons() : buttons(button('Undo', address))
}

/** Reads the value of an undo press. */
export function parseUndo(
  value: string,
):
  | { readonly reach: SettingScope; readonly name: string; readonly before: string | undefined }
  | undefined {
  const [, reach, name, before] = /^(class|room) (\S+) (.*)$/s.exec(value) ?? []
  if (reach === undefined || name === undefined) return undefined
  return { reach: reach as SettingScope, name, before: before === '' ? undefined : before }
}

/** Says so where a change for the class does not reach this channel, which has a value of its own. */
export function isOverriddenHere(
  applied: AppliedSettings,
  name: SettingName | 'progress',
): boolean {
  return applied[name].from === 'room'
}
