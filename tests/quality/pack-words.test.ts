/** Whatever a class asks of a film, a play or a chapter is answered in its own words: nothing there assumes another kind of work. */
import { describe, expect, test } from 'vitest'
import { ideasFor, renderWelcome } from '../../src/adapters/web/welcome.ts'
import { declareCommands } from '../../src/adapters/web/declare.ts'
import { itemView } from '../../src/core/lookup/item-view.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import type { Person } from '../../src/core/platform/room.ts'
import { generateItems } from '../../src/core/quiz/generate/generate-items.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type Block, allButtons } from '../../src/core/reply/reply.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { roomPlatform } from '../fixtures/room-platform.ts'
import { builtInPacks } from './built-in-packs.ts'

/** Words that do not belong. The name of a command is no word of the reply. */
const foreign: Readonly<Record<string, RegExp>> = {
  'her-part-2': /\b(?:sections?|chapters?|key statements?|stanzas?)\b/i,
  'low-water': /\b(?:films?|movies?|screen|sections?|chapters?|key statements?)\b/i,
  'how-cells-make-energy':
    /\b(?:films?|movies?|scenes?|characters?|watch(?:ed|ing)?|(?:the|your|this|whole) story|no lines? match(?:es)?)\b/i,
}
const commandNames =
  /\b(?:scene|character) (?:[A-Z0-9.]+|…)(?![a-z])|\/?scene\b(?=[`”])|^(?:scene|character)$|^With (?:scene|character) you|^• (?:scene|character):|^Please add (?:scene|name): (?:a character’s name, or who they are)?|^I read that as character|\bcharacter:…|^Look things up: .*/g
/** What the command for characters, and the option for them, are for, and that a work has none: it is asked all the same. */
const ofCharacters =
  /^(?:• (?:name|character): |Look up a character: )|^.{1,80} has no characters\.(?: These are the commands for it\. .*)?$/

const lines =
  `scene, scene 2, scene 1.2, scene 99, scene nothing like that, quote, quote nothing like that, quote zzz qqq, theme nothing like that,
character nobody, discuss, discuss nothing like that, search water, search nothing like that, progress, progress set 2, progress,
progress set 99, progress clear, daily, daily set 08:30, daily plan, daily, pack, pack list, scores, settings, quiz start 3,
quiz class, review, review start terms, review start lines, review start nothing like it, review, review list, review settings,
hello, what can you do, who are you, nothing like that`.split(/,\s+/)

/** Every command and every page of help; with what one needs, and without. */
function allLines(bot: Awaited<ReturnType<typeof openBot>>): readonly string[] {
  const named = [...bot.dispatch.commands.values()].flatMap(({ name, subcommands }) => [
    name,
    ...[...subcommands.keys()].filter((each) => each !== '').map((each) => `${name} ${each}`),
  ])
  return [...new Set([...lines, 'help', ...named, ...named.map((each) => `help ${each}`)])]
}

/** What may be pressed in a block, and what is chosen there. */
function pressesIn(
  block: Block,
): readonly { readonly componentId: string; readonly chosen: readonly string[] }[] {
  if (block.kind === 'select') {
    return [
      { componentId: block.press, chosen: block.options.slice(0, 1).map(({ value }) => value) },
    ]
  }
  const pressed =
    block.kind === 'buttons' ? allButtons(block) : block.kind === 'row' ? [block.button] : []
  return pressed.flatMap((each) =>
    'press' in each ? [{ componentId: each.press, chosen: [] }] : [],
  )
}

function wordsOf(answer: ReplyOrForm): readonly string[] {
  if (!isForm(answer)) return toPlainText(answer).split('\n')
  const { title, submit, fields } = answer
  const texts = fields.flatMap((field) =>
    Object.values(field).flatMap((value) =>
      typeof value === 'string'
        ? [value]
        : Array.isArray(value)
          ? value.map(({ label }) => label)
          : [],
    ),
  )
  return [title, submit ?? '', ...texts].filter((text) => typeof text === 'string')
}

/** Runs every line as a student and as a teacher, and presses every button of every answer. */
async function answersTo(pack: Pack) {
  const clock = createManualClock()
  const platforms = new Map([['web' as const, roomPlatform(clock.now)]])
  const bot = await openBot({ packs: [pack], clock, platforms })
  const answers: (readonly [from: string, words: readonly string[]])[] = []
  let events = 0

  async function ask(person: Person, from: string, run: (event: Occasion) => Promise<ReplyOrForm>) {
    const asked = run({ id: `event${(events += 1)}`, room, at: clock.now(), person })
    await clock.flush()
    const answer = await asked.catch((error: unknown) => {
      if (error instanceof UserError) return undefined
      throw error
    })
    if (answer === undefined) return []
    answers.push([`${person.name}: ${from}`, wordsOf(answer)])
    return isForm(answer) ? [] : answer.blocks.flatMap((block) => pressesIn(block))
  }

  for (const person of [student, teacher]) {
    for (const line of allLines(bot)) {
      const presses = await ask(person, line, (event) => bot.dispatch.line({ ...event, line }))
      for (const press of presses) {
        await ask(person, `${line}, ${press.componentId}`, (event) =>
          bot.dispatch.action({ ...event, ...press }),
        )
      }
    }
  }
  return answers
}

interface Occasion {
  readonly id: string
  readonly room: typeof room
  readonly at: number
  readonly person: Person
}

function isForeign(pack: Pack, words: string): boolean {
  return (
    !ofCharacters.test(words) && foreign[pack.id]?.test(words.replace(commandNames, '')) === true
  )
}

function viewsOf(pack: Pack) {
  const library = createLibrary(pack, { ceiling: 'mature' })
  const kinds = {
    scene: 'scenes',
    quote: 'quotes',
    theme: 'themes',
    question: 'questions',
    term: 'terms',
  } as const
  return [
    ...Object.entries(kinds).flatMap(([kind, section]) =>
      library[section].map(({ id }) =>
        toPlainText(itemView(library, kind as keyof typeof kinds, id)),
      ),
    ),
    ...[...generateItems(library, library, () => 0)].map(({ prompt }) => prompt),
  ]
}

describe.each(builtInPacks.map((pack) => [pack.title, pack] as const))('%s', (_, pack) => {
  test('no view and no question made from it has a word of another kind of work', () => {
    expect(viewsOf(pack).filter((words) => isForeign(pack, words))).toEqual([])
  })

  test('no command, no button that its answer has and no form has one', async () => {
    const answers = await answersTo(pack)
    expect(answers.length).toBeGreaterThan(400)
    const wrong = answers.flatMap(([from, words]) =>
      words.filter((each) => isForeign(pack, each)).map((each) => `${from}: ${each}`),
    )
    expect(wrong).toEqual([])
  })

  test('no command is described with one where a class chooses it, and the page’s welcome has none', async () => {
    const bot = await openBot({ packs: [pack] })
    const { commands, library } = await bot.dispatch.commandsIn(room, teacher)
    const declared = declareCommands(commands, teacher)
    const described = declared.flatMap(({ summary, options }) => [
      summary,
      ...options.map((option) => option.summary),
    ])
    const ideas = await ideasFor('general', declared, library, () => Promise.resolve([]))
    const shown = [...described, ...ideas.map(({ why }) => why)].filter(
      (words) =>
        !/^(?:Look up a character: |A character’s name|Only .+ by this character)/.test(words),
    )
    const welcome = renderWelcome({
      person: teacher,
      channel: 'general',
      ideas: [],
      library,
      isEmpty: true,
    }).markup.replaceAll(/<[^>]*>/g, '')
    expect([...shown, welcome].filter((words) => isForeign(pack, words))).toEqual([])
    expect(welcome).toContain(pack.title)
  })
})
