import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openClassroom, otherRoom, room, sequel, student, teacher } from '../fixtures/classroom.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { buttonsOf } from '../fixtures/invoke.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

describe('pack', () => {
  test('lists the packs with what is in them at this ceiling', async () => {
    const { say } = await openClassroom()
    const words = await say('pack', { person: student })
    expect(words).toContain('The Lantern Keeper, the whole tale (in use here)\n')
    expect(words).toContain('The Lantern Keeper Returns, the whole tale\n')
    expect(words).toContain('3 scenes')
    await say('settings set rating:teen')
    expect(await say('pack', { person: student })).toContain('4 scenes')
  })

  test('names a part once where the title says it already', async () => {
    const { say, offers } = await openClassroom([lantern, herPack])
    const title = 'Her, Part 2: Loving Samantha'
    const offered = await offers(['pack', 'use', 'pack'], 'her')
    expect(offered).toContain(title)
    await say(`pack use ${herPack.id}`)
    for (const words of [await say('pack'), await say('settings'), await say('help')]) {
      expect(words).toContain(title)
      expect(words).not.toMatch(/Loving Samantha.{1,4}Part 2: Loving Samantha/)
    }
  })

  test('is chosen for the class or for one channel', async () => {
    const { say } = await openClassroom()
    await say('pack use lantern-2 where:channel', { room: otherRoom })
    expect(await say('help')).toContain('studying The Lantern Keeper.')
    expect(await say('help', { room: otherRoom })).toContain('studying The Lantern Keeper Returns.')
    expect(await say('pack use lantern', { room: otherRoom })).toContain(
      'This channel keeps its own setting for “Study pack”.',
    )
  })

  test('offers the packs by their names', async () => {
    const { offers } = await openClassroom()
    expect(await offers(['pack', 'use', 'pack'], 'returns')).toEqual([
      'The Lantern Keeper Returns, the whole tale',
    ])
  })

  test('a class whose pack is gone is told so, and its teacher can choose another', async () => {
    const { say } = await openClassroom([sequel])
    expect(await say('scene the climb', { person: student })).toContain(
      'The study pack of this class isn’t installed any more',
    )
    expect(await say('settings')).toContain('lantern (not installed)')
    const next = await say('pack use returns')
    expect(next).toContain('now works with The Lantern Keeper Returns')
    expect(next).toContain('All of it is open.')
    await say('progress set 1')
    await say('pack use lantern')
    expect(await say('pack use returns')).toContain('how far the class has got in it')
    await say('settings set pack:lantern')
    expect(await say('settings set pack:returns')).toContain('how far the class has got in it')
    expect(await say('scene the climb', { person: student })).toContain('Mara carries oil')
  })

  test('a teacher uploads a pack, and only their class can use it', async () => {
    const { upload, press, say } = await openClassroom()
    const reply = await upload(harbour)
    expect(toPlainText(reply)).toContain('Saved The Harbour for your class')
    expect(await press(buttonsOf(reply)['Use it for the class']!)).toContain(
      'The class now works with The Harbour, Chapter 1',
    )
    expect(await say('scene the mooring', { person: student })).toContain('Iven ties up a boat')
    const elsewhere = { ...otherRoom, id: 'web:other', class: 'web:other-class' }
    expect(await say('pack list', { room: elsewhere })).not.toContain('The Harbour')
    expect(await say('pack use harbour', { room: elsewhere })).toContain('There’s no pack called')
  })

  test('pictures of an upload are words, as its teacher hears at once', async () => {
    const { upload, say } = await openClassroom()
    const picture = '    pictures: [{ file: boat.svg, alt: A boat at the quay. }]\n'
    const withPicture = harbour.replace(
      '    rating: everyone\n',
      `${picture}    rating: everyone\n`,
    )
    expect(toPlainText(await upload(withPicture))).toContain(
      'It names a picture, but an uploaded file can’t hold any, so your class reads its description instead.',
    )
    await say('pack use harbour')
    expect(await say('scene the mooring')).toContain('Picture: A boat at the quay.')
    expect(toPlainText(await upload(withPicture))).toContain('It names a picture')
    expect(toPlainText(await upload(harbour))).not.toContain('picture')
  })

  test('a new version replaces the old one, and removing it says what to do', async () => {
    const { upload, say } = await openClassroom()
    await upload(harbour)
    await say('pack use harbour')
    const words = toPlainText(await upload(harbour.replace('Iven ties up', 'Iven paints')))
    expect(words).toContain('It’s in use, so everyone sees this version from now on.')
    expect(await say('scene the mooring')).toContain('Iven paints a boat')
    expect(await say('pack remove harbour')).toContain(
      '“The Harbour” is in use in your class. Choose another pack first with pack use',
    )
    expect(await say('scene the mooring')).toContain('Iven paints a boat')
    await say('pack use lantern')
    expect(await say('pack remove harbour')).toContain('Removed The Harbour')
    expect(await say('pack list')).not.toContain('Harbour')
  })

  test('is removed by its whole name alone, and asks which where a name fits several', async () => {
    const { upload, say } = await openClassroom()
    await upload(harbour)
    expect(await say('pack remove harb')).toContain('by “harb”: “The Harbour')
    expect(await say('pack list')).toContain('Harbour')
    expect(await say('pack use lant')).toContain('Which pack do you mean by “lant”')
    expect(await say('pack remove THE HARBOUR')).toContain('Removed The Harbour')
  })

  test('a pack that one channel works with is in use too', async () => {
    const { upload, say } = await openClassroom()
    await upload(harbour)
    await say('pack use harbour where:channel', { room: otherRoom })
    expect(await say('pack remove harbour')).toContain('is in use in your class')
    expect(toPlainText(await upload(harbour))).toContain('It’s in use')
  })

  test('a new version without the scene that the class had reached says what to do', async () => {
    const { upload, say } = await openClassroom()
    await upload(harbour)
    await say('pack use harbour')
    await say('progress set the mooring')
    const words = toPlainText(await upload(harbour.replaceAll('the-mooring', 'the-quay')))
    expect(words).toContain('isn’t in the pack any more, so everything is hidden')
    expect(await say('progress')).toContain('A teacher can set it again with progress set.')
    expect(await say('progress', { person: student })).not.toContain('scene 0')
    expect(await say('progress set the mooring')).toContain('The class has now reached')
    expect(await say('scene the mooring', { person: student })).toContain('Iven')
    expect(await say('pack remove lantern')).toContain('is installed for everyone')
  })

  test('counts what the class added, and names what no longer fits to teachers alone', async () => {
    const { say, openContext } = await openClassroom()
    const { classPacks } = await openContext(room, teacher)
    const quote = { ...lantern.quotes[0], id: 'new-line', line: 'A new line.' }
    await classPacks.add('lantern', 'quotes', [quote])
    const item = { ...lantern.quiz[1], id: 'new-question', prompt: 'Is it new?', quote: 'new-line' }
    await classPacks.add('lantern', 'quiz', [item])
    expect(await say('pack list', { person: student })).toContain('2 added by your class')
    await classPacks.removeAddition({ pack: 'lantern', section: 'quotes', id: 'new-line' })
    expect(await say('pack list')).toContain(
      '1 thing that your class added no longer fits the pack and is left out:',
    )
    expect(await say('pack list', { person: student })).not.toContain('Is it new?')
  })

  test('mistakes in an upload are named by their place, and nothing is saved', async () => {
    const { upload, say } = await openClassroom()
    const words = toPlainText(await upload(harbour.replace('rating: everyone', 'rating: evryone')))
    expect(words).toContain('Nothing was saved')
    expect(words).toMatch(/• 2\d:\d+: .*Did you mean “everyone”/)
    expect(toPlainText(await upload(harbour.replace('[iven]', '[ivan]')))).toMatch(/• 2\d:\d+: /)
    expect(toPlainText(await upload('title: {'))).toContain('Nothing was saved')
    expect(await say('pack list')).not.toContain('Harbour')
  })

  test('an upload cannot take the place of an installed pack', async () => {
    const { upload } = await openClassroom()
    expect(toPlainText(await upload(harbour.replace('id: harbour', 'id: lantern')))).toContain(
      'is already installed for everyone',
    )
  })

  test('only teachers upload and remove packs', async () => {
    const { upload, say } = await openClassroom()
    expect(toPlainText(await upload(harbour, student))).toContain('Only teachers')
    expect(await say('pack remove lantern', { person: student })).toContain('Only teachers')
  })

  test('only teachers choose', async () => {
    const { say } = await openClassroom()
    expect(await say('pack use lantern-2', { person: student })).toContain('Only teachers')
  })
})
