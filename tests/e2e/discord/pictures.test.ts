import { ComponentType } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { everyComponent } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test.each(['gateway', 'http'] as const)(
  'a line becomes a picture that says the same to screen readers, and can be shared, over %s',
  async (mode) => {
    const { fake, student, teacher, channel } = await startBot({ mode })
    const found = await student.slash(channel, 'quote', { words: 'hole in my heart' })
    const card = await (await student.press(found.message!, 'As a picture')).replied()
    await (await student.press(card.message!, 'Share with the channel')).replied()
    const shared = await fake.until(() => teacher.messages(channel)[0])
    for (const message of [card.message, shared]) {
      expect(message!.attachments).toMatchObject([{ filename: 'quote.png' }])
      expect(message!.attachments[0]?.data.subarray(1, 4).toString()).toBe('PNG')
      const gallery = everyComponent(message!.components).find(
        ({ type }) => type === ComponentType.MediaGallery,
      )
      expect(JSON.stringify(gallery)).toContain('this tiny, tiny little hole in my heart')
    }
    expect(problemsOf(fake)).toEqual(noProblems)
  },
)

test('a class that does without pictures is offered none, and an old button shows the words', async () => {
  const { fake, student, teacher, channel } = await startBot()
  const before = await student.slash(channel, 'quote', { words: 'hole in my heart' })
  await teacher.slash(channel, 'settings set', { pictures: 'off' })
  const after = await student.slash(channel, 'quote', { words: 'hole in my heart' })
  expect(JSON.stringify(after.message!.components)).not.toContain('As a picture')
  const words = await student.press(before.message!, 'As a picture')
  expect(words.text).toContain('hole in my heart')
  expect(words.message!.attachments).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('the card of a section shows its drawing, or says what it shows', async () => {
  const { fake, student, teacher, channel } = await startBot()
  await teacher.slash(channel, 'pack use', { pack: 'how-cells-make-energy' })
  for (const query of ['mitochondrion', 'queue']) {
    const card = await (await student.slash(channel, 'scene', { query })).replied()
    expect(card.message!.attachments).toHaveLength(1)
    expect(card.message!.attachments[0]?.data.subarray(1, 4).toString()).toBe('PNG')
    const gallery = everyComponent(card.message!.components).find(
      ({ type }) => type === ComponentType.MediaGallery,
    )
    expect(JSON.stringify(gallery)).toContain('Drawing of')
    expect(card.text).not.toContain('Picture: ')
  }
  await teacher.slash(channel, 'settings set', { pictures: 'off' })
  const words = await (await student.slash(channel, 'scene', { query: 'mitochondrion' })).replied()
  expect(words.message!.attachments).toEqual([])
  expect(words.text).toContain('Picture: Drawing of a mitochondrion cut open.')
  expect(problemsOf(fake)).toEqual(noProblems)
})
