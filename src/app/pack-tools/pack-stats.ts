/** Counts what is in a pack: by kind, level and rating, how its scenes are covered, and which fields are longest. */
import { coveredScenes } from '../../core/pack/checks/lint.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { sectionNames } from '../../core/pack/sections.ts'
import { formatCount } from '../../core/reply/format.ts'
import {
  type Reply,
  type RichText,
  bullets,
  fact,
  facts,
  heading,
  replyWith,
  text,
} from '../../core/reply/reply.ts'

export function packStats(pack: Pack): Reply {
  const itemRatings = sectionNames.flatMap((list) => pack[list].map(({ rating }) => rating))
  return replyWith(
    heading(`${pack.title} ${pack.version}`),
    facts(...sectionNames.map((list) => fact(list, String(pack[list].length)))),
    text({ strong: 'Quiz items by kind' }),
    tally(pack.quiz.map((item) => item.kind)),
    text({ strong: 'Questions by level' }),
    tally(pack.questions.map((question) => question.level)),
    text({ strong: 'All items by rating' }),
    tally(itemRatings),
    text({ strong: 'Scenes, with their lines, questions and quiz items' }),
    bullets(coverage(pack)),
    text({ strong: 'Longest fields' }),
    facts(...longestFields(pack)),
  )
}

function tally(values: readonly string[]) {
  const counts = Map.groupBy(values, (value) => value)
  return facts(
    ...[...counts]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([value, all]) => fact(value, String(all.length))),
  )
}

function coverage(pack: Pack): readonly RichText[] {
  const { questions, quiz } = coveredScenes(pack)
  return pack.scenes.map((scene) => {
    const lines = pack.quotes.filter((quote) => quote.scene === scene.id).length
    const missing = [
      ...(questions.has(scene.id) ? [] : ['no question']),
      ...(quiz.has(scene.id) ? [] : ['no quiz item']),
    ]
    return [`${scene.id}: ${formatCount(lines, 'line')}`, ...missing.map((what) => `, ${what}`)]
  })
}

/** Returns the length of the longest value of each text field, and the item it is in. */
function longestFields(pack: Pack) {
  return sectionNames.flatMap((list) => {
    const longest = new Map<string, { readonly id: string; readonly length: number }>()
    for (const item of pack[list]) {
      for (const [field, value] of Object.entries(item)) {
        const length = typeof value === 'string' && field !== 'id' ? value.length : 0
        if (length > 40 && length > (longest.get(field)?.length ?? 0)) {
          longest.set(field, { id: item.id, length })
        }
      }
    }
    return [...longest].map(([field, { id, length }]) =>
      fact(`${list} ${field}`, `${length} characters (${id})`),
    )
  })
}
