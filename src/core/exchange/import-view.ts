/** Says what became of an imported file: what was made of it, what was left out and why, and what was changed. */
import { componentId } from '../command/component-id.ts'
import type { Pack } from '../pack/pack.ts'
import { groupedAdviceBlocks, savedView } from '../pack/saved-view.ts'
import { tryButton } from '../pack/try-question.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  file,
  replyWith,
  row,
  text,
} from '../reply/reply.ts'
import type { RoomSettings } from '../settings/settings.ts'
import type { ImportedItems, ImportedPacks } from './class-exchange.ts'
import { listNotes, listUnusable } from './describe-import.ts'

type Told = Pick<ImportedPacks, 'unusable' | 'notes'>

/** The first ones are enough to see what is wrong; a file has them all. */
const maxLines = 6

export function importedPacksView(imported: ImportedPacks, settings: RoomSettings): Reply {
  const { packs, format } = imported
  const [only] = packs
  if (only === undefined) return nothingView(imported)
  if (packs.length === 1) {
    return savedView(only, settings, {
      begin: [`Imported ${only.counted} from ${format} as `, { strong: only.pack.title }, '. '],
      said: toldBlocks(imported),
    })
  }
  return replyWith(
    text(`One pack can’t hold all of this file, so your class has ${packs.length} new ones:`),
    ...packs.map(({ pack, counted }) =>
      row(
        button('Use it', componentId('pack', 'use', pack.id)),
        { strong: pack.title },
        `\n${counted}`,
      ),
    ),
    ...toldBlocks(imported),
  )
}

export function importedItemsView(imported: ImportedItems, pack: Pack): Reply {
  const { counted, format, times, advice } = imported
  if (counted === undefined) return nothingView(imported)
  return replyWith(
    text(`Added ${counted} from ${format} to `, { strong: pack.title }, ', for your class alone.'),
    ...toldBlocks(imported),
    ...groupedAdviceBlocks(advice),
    buttons(
      tryButton(pack.id, { action: 'unadd', times }),
      button('Take it back', componentId('pack', 'unadd', `${pack.id}/${times.join('/')}`)),
    ),
  )
}

function nothingView(told: Told & { readonly format: string }): Reply {
  const nothing = `Nothing was saved: no question of this file (${told.format}) can be used.`
  return { ...replyWith(text(nothing), ...toldBlocks(told)), refused: true }
}

function toldBlocks(told: Told): readonly Block[] {
  const { unusable, notes } = told
  const changed = listNotes(told, maxLines)
  return [
    ...(unusable.length === 0
      ? []
      : [
          text(`${formatCount(unusable.length, 'thing')} left out:`),
          bullets(listUnusable(told, maxLines).map((line) => [line])),
        ]),
    ...(notes.length === 0
      ? []
      : [text('Changed on the way:'), bullets(changed.map((line) => [line]))]),
    ...(unusable.length > maxLines || changed.length > maxLines ? [wholeList(told)] : []),
  ]
}

/** Every line, for whoever corrects the file. */
function wholeList(told: Told): Block {
  const lines = [
    ...listUnusable(told, Infinity).map((line) => `Left out: ${line}`),
    ...listNotes(told, Infinity).map((line) => `Changed: ${line}`),
  ]
  return file('what-became-of-it.txt', 'text/plain', `${lines.join('\n')}\n`)
}
