import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, otherRoom, student, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf, replyOf, room } from '../../fixtures/invoke.ts'

const gift = `$CATEGORY: Cells

::Power::What makes the energy of a cell? {=Mitochondria ~Ribosomes ~The nucleus #They burn sugar.}

::Plants::Plants make sugar from light. {TRUE}

::Name::What is the outer layer called? {=membrane =cell membrane}

::Essay::Why do cells divide? {}
`

/** A class whose teacher imports files. */
async function openSchool() {
  const classroom = await openClassroom()
  async function bring(
    content: string | Buffer,
    options: Record<string, string> = {},
    person = teacher,
  ) {
    const file = { name: 'Cell_biology.gift', bytes: Buffer.from(content) }
    const call = { command: 'pack', subcommand: 'import', given: { file, ...options } }
    const event = { id: 'event', person, room, at: 0 }
    return replyOf(await classroom.dispatch.command({ ...event, ...call }))
  }
  return { ...classroom, bring }
}

test('a file of another program becomes a pack of the class alone, with what was left out', async () => {
  const { bring, pressed, say } = await openSchool()
  const reply = await bring(gift)
  const words = toPlainText(reply)
  expect(words).toContain(
    'Imported 1 question with options, 1 true-or-false question and 1 question with a typed answer from GIFT as Cell biology.',
  )
  expect(words).toContain('1 thing left out:')
  expect(words).toContain('Why do cells divide?')
  expect(words).toContain(
    '“Plants make sugar from light.” and “What is the outer layer called?”: This',
  )
  expect(words).toContain('“Cells”: No discussion question is about this topic.')
  const tried = await pressed(buttonsOf(reply)['Try a question']!)
  expect(toPlainText(tried)).toContain('From Cell biology')
  expect(buttonsOf(tried)['Take it back']).toBe(buttonsOf(reply)['Take it back'])
  const again = await pressed(buttonsOf(tried)['Another one']!)
  expect(toPlainText(await pressed(buttonsOf(again)['Use it for the class']!))).toContain(
    'The class now works with Cell biology',
  )
  const elsewhere = { ...otherRoom, id: 'web:other', class: 'web:other-class' }
  expect(await say('pack list', { room: elsewhere })).not.toContain('Cell biology')
})

test('a file of questions that is uploaded as a pack is sent to the import', async () => {
  const { dispatch } = await openSchool()
  async function upload(name: string, content: string): Promise<string> {
    const given = { file: { name, bytes: Buffer.from(content) } }
    const call = { command: 'pack', subcommand: 'upload', given }
    const event = { id: name, person: teacher, room, at: 0 }
    return toPlainText(replyOf(await dispatch.command({ ...event, ...call })))
  }
  const sentence = 'This isn’t a study pack but a file of questions (GIFT). Bring it with'
  expect(await upload('Cells.gift', gift)).toContain(sentence)
  expect(await upload('Cells.txt', gift)).toContain(sentence)
  expect(await upload('own.txt', 'title: A, B\nscenes: none, none\n')).toContain('has mistakes')
})

test('the same file again is another pack, and taking it back removes that one', async () => {
  const { bring, pressed, store } = await openSchool()
  await bring(gift)
  const second = await bring(gift)
  async function ids(): Promise<readonly string[]> {
    return (await store.packs.list(room.class)).map(({ id }) => id)
  }
  expect(await ids()).toEqual(['cell-biology', 'cell-biology-2'])
  expect(toPlainText(await pressed(buttonsOf(second)['Take it back']!))).toContain(
    'Your class no longer has',
  )
  expect(await ids()).toEqual(['cell-biology'])
})

test('a file can be added to a pack for this class, about one scene, and taken back', async () => {
  const { bring, pressed, openContext } = await openSchool()
  async function prompts(): Promise<readonly string[]> {
    return (await openContext(room, student)).library.quiz.map(({ prompt }) => prompt)
  }
  const reply = await bring(gift, { into: 'lantern', about: 'the letter' })
  expect(toPlainText(reply)).toContain(
    'Added 1 question with options, 1 true-or-false question and 1 question with a typed answer from GIFT to The Lantern Keeper, for your class alone.',
  )
  expect(await prompts()).toContain('What makes the energy of a cell?')
  expect(toPlainText(await pressed(buttonsOf(reply)['Take it back']!))).toContain(
    'Removed 3 things',
  )
  expect(await prompts()).not.toContain('What makes the energy of a cell?')
})

test('a file that is over the limit of the class is refused whole, whatever kinds are in it', async () => {
  const { bring, store } = await openSchool()
  const by = { id: teacher.id, name: teacher.name }
  const many = Array.from({ length: 1_999 }, (_, index) => {
    const id = `t${index}`
    return { pack: 'elsewhere', section: 'terms', id, item: { id }, by } as const
  })
  await store.additions.add(room.class, many)
  const cards =
    '#separator:tab\nWhat lights the harbour?\tThe lantern\nMole\tA wall of stones that keeps waves out of a harbour.\n'
  const reply = await bring(cards, { into: 'lantern', about: 'the letter' })
  expect(toPlainText(reply)).toContain('2,001 items')
  expect(await store.additions.list(room.class, 'lantern')).toEqual([])
})

test('without a scene each question says why it cannot be placed, and nothing is saved', async () => {
  const { bring, openContext } = await openSchool()
  const reply = await bring(gift, { into: 'lantern' })
  expect(reply.refused).toBe(true)
  expect(toPlainText(reply)).toContain('Nothing was saved')
  expect(toPlainText(reply)).toContain('The pack has no scene “Cells”.')
  expect(toPlainText(await bring(gift, { into: 'lantern', about: 'the leter' }))).toContain(
    'Did you mean “The letter”?',
  )
  expect(await (await openContext(room, teacher)).classPacks.listAdditions()).toEqual([])
})

test('what is no file of questions is named, and only teachers import', async () => {
  const { bring, store } = await openSchool()
  expect(toPlainText(await bring(Buffer.from('%PDF-1.7\n')))).toContain('This is')
  expect(toPlainText(await bring(''))).toContain('The file is empty.')
  expect(toPlainText(await bring(gift, {}, student))).toContain('Only teachers')
  expect(await store.packs.list(room.class)).toEqual([])
})

test('the whole list of what was left out comes as a file when there is more to it', async () => {
  const { bring } = await openSchool()
  const essays = Array.from({ length: 20 }, (_, index) => `::E${index}::Why is ${index} so? {}\n`)
  const reply = await bring(`${gift}\n${essays.join('\n')}`)
  const list = reply.blocks.find((block) => block.kind === 'file')
  expect(list?.content).toContain('Why is 19 so?')
  expect(toPlainText(reply)).toContain('… and 15 more.')
})

test('a class with room for one more pack does not get the first of two', async () => {
  const { bring, store } = await openSchool()
  for (let index = 0; index < 19; index += 1) {
    const pack = { id: `p${index}`, content: 'title: Old', by: teacher }
    await store.packs.save(room.class, pack)
  }
  const many = Array.from({ length: 1_005 }, (_, index) => `Is ${index} a number? {TRUE}\n`)
  const reply = await bring(many.join('\n'))
  expect(toPlainText(reply)).toContain(
    'This file becomes 2 packs, and your class has 19 of its own already: 20 is the limit.',
  )
  expect(await store.packs.list(room.class)).toHaveLength(19)
})

test('what one pack cannot hold becomes several, each with its button', async () => {
  const { bring, store } = await openSchool()
  const many = Array.from({ length: 1_005 }, (_, index) => `Is ${index} a number? {TRUE}\n`)
  const reply = await bring(many.join('\n'))
  expect(toPlainText(reply)).toContain('your class has 2 new ones:')
  const rows = reply.blocks.filter((block) => block.kind === 'row')
  expect(rows.map(({ button }) => button.label)).toEqual(['Use it', 'Use it'])
  expect(await store.packs.list(room.class)).toHaveLength(2)
})
