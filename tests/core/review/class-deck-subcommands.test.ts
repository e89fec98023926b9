import { expect, onTestFinished, test } from 'vitest'
import { directMessageClassOf } from '../../../src/core/platform/room.ts'
import { applyGrade } from '../../../src/core/review/fsrs.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../../fixtures/invoke.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { openReviewClass, words } from '../../fixtures/review-class.ts'

const day = 86_400_000
const asTeacher = { person: teacher }

async function openClass() {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  return { ...(await openReviewClass(store)), store }
}

test('students join the deck that their teacher made, and get what is added later', async () => {
  const { say, answer, press, pressButton, buttonId } = await openClass()
  expect(await say('review class')).toContain('There aren’t any yet. Your teacher can choose some.')
  expect(words(await press('review:join-deck:'))).toContain('The class has no flashcards yet')
  const made = await answer('review deck add:terms', asTeacher)
  expect(words(made)).toContain('Added 1 card. Whoever has joined gets them')
  expect(words(made)).toContain('Joined: 0 students')
  const preview = await pressButton(made, 'Show it to the class', asTeacher)
  expect(replyOf(preview).private).toBe(true)
  const posted = replyOf(await pressButton(preview, 'Share with the channel', asTeacher))
  expect(posted.private).not.toBe(true)
  expect(words(posted)).toContain('1 card on what we’re reading. Join if you like')

  const joined = await pressButton(posted, 'Join')
  expect(replyOf(joined).private).toBe(true)
  expect(words(joined)).toContain('1 card came into your flashcards')
  expect(words(joined)).toContain('They never see who.')
  expect(words(await pressButton(joined, 'Review now'))).toContain('What does this term mean?')
  await press('review:drop:term/symbol')
  const more = await say('review deck add:"lines of mara"', asTeacher)
  expect(more).toContain('Joined: 1 student')
  expect(await say('review')).toContain('2 cards left for today')
  expect(await say('review deck add:terms', asTeacher)).toContain('They were all there already.')

  const mine = await answer('review class')
  expect(words(mine)).toContain('You’ve joined. You have 3 cards from here')
  expect(words(await pressButton(mine, 'Leave'))).toContain('You keep the cards that you have')
  await say('review deck add:questions', asTeacher)
  expect(await say('review')).toContain('2 cards left for today')
  expect(buttonId(await answer('review class'), 'Join')).toBe('review:join-deck:')
  const similar = await say('review deck remove:term', asTeacher)
  expect(similar).not.toContain('Took out')
  expect(similar).toMatch(/Did you mean “[^”]+”\?/)
  const out = await say('review deck remove:all', asTeacher)
  expect(out).toContain('Took out 6 cards. Whoever has them keeps them.')
  expect(await say('review deck remove:terms', asTeacher)).toContain('None of those were there.')
})

test('only teachers choose cards or show them, and only cards that the class has reached', async () => {
  const { say, press, answer, pressButton } = await openClass()
  expect(await say('review deck add:terms')).toContain('teacher')
  for (const action of ['post-deck', 'deck-missed']) {
    expect(words(await press(`review:${action}:`))).toContain('teacher')
  }
  await say('progress set the climb', asTeacher)
  expect(await say('review deck add:scene 4', asTeacher)).not.toContain('Added')
  await say('review deck add:lines', asTeacher)
  await press('review:join-deck:')
  expect(await say('review class')).toContain('You have 1 card from here')
  await say('progress open', asTeacher)
  await say('review deck add:lines', asTeacher)
  await say('progress set the climb', asTeacher)
  const gated = await answer('review class')
  expect(words(gated)).toContain('You have 1 card from here')
  expect(words(gated)).not.toMatch(/light is/i)
  const teacherView = await answer('review deck', asTeacher)
  expect(words(teacherView)).toContain('Cards: 1')
  const shared = await pressButton(teacherView, 'Show it to the class', asTeacher)
  expect(words(shared)).toContain('1 card on what')
  expect(await say('review')).toContain('Last card for today')
})

test('a class is a wall: another class has another deck, and a direct message the person’s own', async () => {
  const { say, press } = await openClass()
  const other = { ...room, class: 'web:other', id: 'web:other-room' }
  const own = { ...room, class: directMessageClassOf(student.id), id: 'web:me' }
  await say('review deck add:terms', asTeacher)
  expect(await say('review class', { room: other })).toContain('There aren’t any yet')
  expect(words(await press('review:join-deck:', { room: other }))).toContain('no flashcards yet')
  await press('review:join-deck:')
  await say('review deck add:lines', asTeacher)
  expect(await say('review', { room: own })).toContain('cards left for today')
  expect(await say('review class', { room: own })).toContain('You’ve joined')
})

test('what is forgotten most names nobody, and is silent below five students', async () => {
  const { say, press, store, clock } = await openClass()
  await say('review deck add:terms', asTeacher)
  for (let number = 0; number < 5; number += 1) {
    expect(await say('review deck', asTeacher)).not.toContain('Forgotten most')
    const person = { ...student, id: `web:student-${number}`, name: `Student ${number}` }
    await press('review:join-deck:', { person })
    const own = store.reviews.forReader({ person: person.id, pack: 'lantern' })
    const [card] = await own.cards()
    const at = clock.now()
    const known = applyGrade(card!.memory, 'easy', at, 'UTC')
    await own.grade(card!, 'easy', at, known)
    if (number === 0) continue
    const lapsed = applyGrade(known, 'again', at + 9 * day, 'UTC')
    await own.grade({ ...card!, memory: known }, 'again', at + 9 * day, lapsed)
  }
  const shown = await say('review deck', asTeacher)
  expect(shown).toContain('Forgotten most')
  expect(shown).toContain('Symbol: forgotten by about 8 in 10')
  expect(shown).toContain('Joined: 5 students')
  expect(shown).not.toMatch(/Student \d/)
})

test('what the class missed needs five answers', async () => {
  const { say, answer, pressButton } = await openClass()
  const refused = await say('review deck add:missed', asTeacher)
  expect(refused).toContain('it takes 5 students')
  expect(await say('review deck add:week', asTeacher)).toContain('No quiz has been played')
  const deck = await answer('review deck', asTeacher)
  expect(words(await pressButton(deck, 'Add what the class missed', asTeacher))).toContain(
    'it takes 5 students',
  )
  expect(Object.keys(buttonsOf(deck))).toEqual(['Add what the class missed'])
})
