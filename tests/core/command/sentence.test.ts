import { expect, test } from 'vitest'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { parseCommandLine } from '../../../src/core/command/parse-line.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openBot } from '../../fixtures/bot.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../../fixtures/invoke.ts'

async function type(line: string, person = student) {
  const { dispatch } = await openBot({ packs: [herPack] })
  const reply = replyOf(await dispatch.line({ id: 'event', person, room, at: 0, line }))
  return { words: toPlainText(reply), buttons: Object.keys(buttonsOf(reply)) }
}

test.each([
  ['settings of the film', 'settings show'],
  ['scores in the game', 'scores'],
  ['progress of their relationship', 'progress show'],
  ['pack of lies', 'pack list'],
  ['quiz is there one today?', 'quiz start'],
  ['quiz when is the next one', 'quiz start'],
  ['quiz answers', 'quiz start'],
  ['quiz the results!', 'quiz start'],
  ['quiz about my feelings', 'quiz start'],
  ['quiz our class', 'quiz start'],
  ['review what did I get wrong', 'review today'],
  ['daily life of theodore', 'help daily'],
])('“%s” is a sentence: it is searched for, and %s is a button', async (line, offer) => {
  for (const person of [student, teacher]) {
    const { words, buttons } = await type(line, person)
    expect(words).toMatch(/Search|I didn’t find anything/)
    expect(words).not.toMatch(
      /Only teachers|valid time|must be one of|A quiz needs a channel|Added/,
    )
    expect(buttons).toContain(offer)
  }
})

test.each([
  ['progress 6', 'The class has now reached Eyes closed'],
  ['progress Dreams of Catherine', 'The class has now reached Dreams of Catherine'],
  ['progress next', 'The class has now reached'],
  ['quiz with questions:3', 'A quiz needs a channel'],
  ['scores week', 'Scores for the last 7 days'],
  ['settings history.', 'changed'],
  ['daily why.', 'daily'],
])('“%s” is no sentence', async (line, says) => {
  expect((await type(line, teacher)).words).toMatch(new RegExp(says))
})

test.each(['review stop', 'review off', 'quiz off', 'review cancel!'])(
  '“%s” adds nothing and starts nothing',
  async (line) => {
    const { words } = await type(line)
    expect(words).not.toMatch(/Added|A quiz needs a channel/)
    expect(words).toMatch(/^There’s no command (?:review|quiz) \w+\. You can use: /)
  },
)

test('a group’s action is known under another name, and asked about where it ends something', async () => {
  const { words, buttons } = await type('quiz end')
  expect(words).toContain('Did you mean quiz stop?')
  expect(buttons).toContain('quiz stop')
})

test.each([
  ['reading delete', 'reading off'],
  ['reading stop', 'reading hold'],
  ['daily stop', 'daily pause'],
  ['daily delete', 'daily off'],
  ['homework delete', 'homework cancel'],
  ['homework create Friday', 'homework set Friday'],
  ['mydata remove', 'mydata delete'],
  ['quiz delete mine', 'quiz forget mine'],
])('“%s” is asked about, since it may be “%s”', async (line, meant) => {
  const { words, buttons } = await type(line, teacher)
  expect(words).toContain(`Did you mean ${meant}?`)
  expect(buttons).toContain(meant)
})

test('the name of an option is none of these words', async () => {
  expect((await type('calendar add 3 May', teacher)).words).toContain('New days off')
})

test.each([
  'who is Samantha ?',
  'qui est Samantha ?',
  '¿Quién es Samantha?',
  'help me understand samantha',
])('“%s” opens or finds Samantha, not the help', async (line) => {
  const { words } = await type(line)
  expect(words).not.toContain('What I can do')
  expect(words).toContain('Samantha')
  expect(words).toMatch(/Character · Samantha|operating system/i)
})

test.each(['help me', 'help me please!', 'help me with the quiz', 'quiz start ?'])(
  '“%s” asks for help',
  async (line) => {
    const { words } = await type(line)
    expect(words).toMatch(/What I can do|Open a quiz|Play a quiz/)
    expect(words).not.toContain('There is no command')
  },
)

test.each(['???', '.', '…', '—'])('“%s” leads to the help', async (line) => {
  expect((await type(line)).buttons).toEqual(['help'])
})

test('somebody in despair is sent to people, not to a search', async () => {
  const { words, buttons } = await type('I want to die')
  expect(words).toContain('someone you trust')
  expect(buttons).toEqual([])
})

test('who wants no reminders gets the button that ends them', async () => {
  expect((await type('turn off reminders')).buttons).toEqual(['review settings reminder:off'])
})

test('a scene can have a Roman number', async () => {
  expect((await type('scene VI')).words).toContain('Eyes closed at the carnival')
})

test.each([
  ['quizz me', {}],
  ['quiz me please', {}],
  ['quiz me on scene 3', { about: 'scene 3' }],
  ['flashcards on loss', { deck: 'loss' }],
])('“%s” reads “me” and “on” as no part of a name', async (line, given) => {
  expect(parseCommandLine(line, await loadCommands('commands')).given).toEqual(given)
})

test('no sentence and no misspelt line of a student changes anything for the class', async () => {
  const names = ['daily', 'settings', 'progress', 'pack', 'dayli', 'setings', 'progess', 'pakc']
  const rests = [
    'off',
    'reset',
    'set',
    'use her',
    'remove her',
    '6',
    'carnival',
    'set 8:30',
    'pause',
    'of it',
    'stop',
    'is 3',
  ]
  const { dispatch } = await openBot({ packs: [herPack] })
  async function state() {
    const lines = ['settings show', 'progress show', 'daily status', 'pack list']
    const answers = lines.map(async (line) =>
      toPlainText(replyOf(await dispatch.line({ id: line, person: teacher, room, at: 0, line }))),
    )
    return Promise.all(answers)
  }
  const before = await state()
  for (const name of names) {
    for (const rest of rests) {
      for (const line of [`${name} ${rest}`, `${rest} ${name}`]) {
        await dispatch.line({ id: line, person: student, room, at: 0, line })
      }
    }
  }
  expect(await state()).toEqual(before)
})

test.each(['delete my flashcards', 'Delete all of my data please!', 'delte my data', 'forget me'])(
  '“%s” deletes nothing, and offers to',
  async (line) => {
    const { words, buttons } = await type(line)
    expect(words).toContain('Nothing has been deleted yet.')
    expect(buttons).toEqual(['mydata show', 'mydata delete'])
  },
)
