/** Packs of several languages in one class, each in a channel of its own, and in several classes: none reads another's words. */
import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../src/core/pack/library.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import type { Room } from '../../src/core/platform/room.ts'
import { chooseQuestions } from '../../src/core/quiz/choose-questions.ts'
import { creditFor } from '../../src/core/quiz/item.ts'
import { PlayItem, QuizItem } from '../../src/core/quiz/kinds/index.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type TestBot, openBot, room, teacher } from '../fixtures/bot.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { frenchStory, germanStory, spanishStory } from '../fixtures/story-packs.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

interface Studied {
  readonly language: string
  readonly pack: Pack
  /** What somebody asks in the language of the pack, and what they find. */
  readonly finds: readonly (readonly [line: string, found: string])[]
  /** A line of it, its ending, what also counts as that in this language, and what only counts in another. */
  readonly finish: {
    readonly quote: string
    readonly ends: string
    readonly right: string
    readonly wrong: string
  }
  /** Page 12 in its citations. */
  readonly page: string
}

const studied: readonly Studied[] = [
  {
    language: 'German',
    pack: germanStory,
    finds: [
      ['search gelogen', 'Wer einmal lügt'],
      ['search Haeuser', 'Häuser kann man verlassen'],
      ['scene vorletzte Szene', 'Das Geständnis'],
      ['scene 2. Szene', 'Auf der Brücke'],
      ['quote haende', 'Meine Hände zittern'],
      ['search die', 'Die Sturmnacht'],
      ['character Kaethe', 'Käthe Brandt'],
    ],
    finish: {
      quote: 'haende',
      ends: 'das Licht brennt.',
      right: 'Licht brennt',
      wrong: 'the Licht brennt',
    },
    page: 'S. 12',
  },
  {
    language: 'French',
    pack: frenchStory,
    finds: [
      ['search l’ecole', 'Le premier jour d’école'],
      ['search mentir', 'L’amour que je te portais'],
      ['scene avant-dernière scène', 'Le mensonge de la mère'],
      ['scene 2e scène', 'Le premier jour d’école'],
      ['quote pont', 'Un pont, c’est une promesse'],
      ['search die', 'No entry matches'],
    ],
    finish: {
      quote: 'pont',
      ends: 'une promesse entre deux rives.',
      right: 'promesse entre 2 rives',
      wrong: 'a promesse entre two rives',
    },
    page: 'p. 12',
  },
  {
    language: 'Spanish',
    pack: spanishStory,
    finds: [
      ['search mintió', 'La mentira del abuelo'],
      ['scene última escena', 'El concierto en la plaza'],
      ['scene segunda escena', 'En el mercado'],
      ['quote corazon', 'Tenía el corazón lleno'],
      ['search die', 'No entry matches'],
    ],
    finish: {
      quote: 'corazon',
      ends: 'las manos llenas de miedo.',
      right: 'manos llenas de miedo',
      wrong: 'die manos llenas de miedo',
    },
    page: 'p. 12',
  },
  {
    language: 'English',
    pack: lantern,
    finds: [
      ['scene second scene', lantern.scenes[1]?.title ?? ''],
      ['scene last scene', lantern.scenes.at(-1)?.title ?? ''],
      ['scene letzte Szene', 'No scene matches'],
    ],
    finish: {
      quote: lantern.quotes[0]?.id ?? '',
      ends: 'the one of them is mine.',
      right: '1 of them is mine',
      wrong: 'die one of them is mine',
    },
    page: 'p. 12',
  },
]

/** What every class asks. */
const lines = ['scene', 'scene 2', 'quote', 'discuss', 'review start lines', 'review', 'progress']

let events = 0

async function ask(bot: TestBot, line: string, where: Room): Promise<string> {
  const request = { id: `event${(events += 1)}`, room: where, at: 0, person: teacher }
  const reply = replyOf(await bot.dispatch.line({ ...request, line }))
  const cite = buttonsOf(reply)['Cite']
  const cited =
    cite === undefined
      ? ''
      : toPlainText(
          replyOf(await bot.dispatch.action({ ...request, componentId: cite, chosen: [] })),
        )
  return `${toPlainText(reply)}\n${cited}`
}

function words({ finds }: Studied): readonly string[] {
  return [...finds.map(([line]) => line), ...lines]
}

/** Asks line by line, each of them in every room before the next, so that whatever is kept of one could be taken for another. */
async function answersIn(
  bot: TestBot,
  rooms: readonly { readonly where: Room; readonly asked: Studied }[],
) {
  const answers: Record<string, Record<string, string>> = {}
  const longest = Math.max(...rooms.map(({ asked }) => words(asked).length))
  for (let at = 0; at < longest; at += 1) {
    for (const { where, asked } of rooms) {
      const line = words(asked)[at]
      if (line !== undefined) (answers[asked.language] ??= {})[line] = await ask(bot, line, where)
    }
  }
  return answers
}

/** The same pack with the page of each line, a line for each question, and an ending to type. */
function withItems({ pack, finish }: Studied): Pack {
  const item = {
    kind: 'finish',
    id: `finish-${pack.id}`,
    scene: pack.scenes[0]?.id,
    quote: finish.quote,
    prompt: 'The beginning …',
    accept: [finish.ends],
    explanation: 'It stands there.',
    rating: 'everyone',
    source: ['p. 1'],
  }
  return {
    ...pack,
    quotes: pack.quotes.map((quote) => ({ ...quote, at: { page: '12' } })),
    questions: pack.questions.map((question, at) => {
      const line = pack.quotes[at]
      return line === undefined ? question : { ...question, quote: line.id }
    }),
    quiz: [QuizItem.parse(item)],
  }
}

const packs = studied.map((asked) => withItems(asked))

async function openRooms(inClass: (language: string) => string) {
  const bot = await openBot({ packs })
  const rooms = studied.map((asked) => ({
    asked,
    where: { ...room, class: inClass(asked.language), id: `web:${asked.language}` },
  }))
  for (const { asked, where } of rooms) {
    await ask(bot, `pack use ${asked.pack.id} where:channel`, where)
  }
  return { bot, rooms, answers: await answersIn(bot, rooms) }
}

describe.each([
  ['in one class, each in its channel', () => 'web:class'],
  ['in classes of their own', (language: string) => `web:class-${language}`],
])('packs of four languages %s', (_, inClass) => {
  test('are looked up, searched and cited each in its own language', async () => {
    const { answers } = await openRooms(inClass)
    for (const { language, finds, page } of studied) {
      for (const [line, found] of finds) {
        expect([line, answers[language]?.[line]]).toEqual([line, expect.stringContaining(found)])
      }
      expect(answers[language]?.['quote']).toContain(page)
    }
  })

  test('answer as each does alone', async () => {
    const { answers } = await openRooms(inClass)
    for (const asked of studied) {
      const bot = await openBot({ packs: [withItems(asked)] })
      const where = { ...room, class: inClass(asked.language), id: `web:${asked.language}` }
      const alone = await answersIn(bot, [{ where, asked }])
      expect(answers[asked.language]).toEqual(alone[asked.language])
    }
  })

  test('have daily posts of their own', async () => {
    const { bot, rooms } = await openRooms(inClass)
    for (const { asked, where } of rooms) {
      await ask(bot, 'daily set 08:30 Europe/London', where)
      const plan = await ask(bot, 'daily plan', where)
      const of = packs.filter(({ questions }) =>
        questions.some(({ prompt }) => plan.includes(prompt.slice(0, 20))),
      )
      expect([asked.language, ...of.map(({ id }) => id)]).toEqual([asked.language, asked.pack.id])
    }
  })
})

test('what is typed in a quiz is read in the language of its pack, whatever was read before', () => {
  const request = { count: 40, seed: 1, recent: new Set<string>(), running: [] }
  const items = packs.map((pack) =>
    chooseQuestions(createLibrary(pack, { ceiling: 'everyone' }), request)
      .map((item) => PlayItem.parse(item))
      .find(({ id }) => id === `finish-${pack.id}`),
  )
  for (let round = 0; round < 2; round += 1) {
    for (const [at, { language, finish }] of studied.entries()) {
      const item = items[at]!
      expect([language, creditFor(item, finish.right)]).toEqual([language, 1])
      expect([language, creditFor(item, finish.wrong)]).toEqual([language, 0])
    }
  }
})
