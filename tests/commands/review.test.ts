import { describe, expect, onTestFinished, test } from 'vitest'
import { isForm } from '../../src/core/reply/form.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { replay } from '../../src/core/review/fsrs.ts'
import { fileText } from '../../src/core/reply/file-text.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../fixtures/invoke.ts'
import { openReviewClass, words } from '../fixtures/review-class.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'

const minute = 60_000
const day = 86_400_000
const ben = { ...student, id: 'web:ben', name: 'Ben' }

async function openClass() {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const reviewClass = await openReviewClass(store)
  const cards = store.reviews.forReader({ person: student.id, pack: 'lantern' })
  return { ...reviewClass, store, cards }
}

describe('review', () => {
  test('a saved line is asked, shown and graded, and comes back when it is due', async () => {
    const { answer, say, pressButton, setClock, pass, cards } = await openClass()
    expect(await say('review')).toContain('You have no flashcards yet')
    expect(words(await pressButton(await answer('quote ninety steps'), 'Save'))).toContain('Saved')
    const question = await answer('review')
    expect(question.private).toBe(true)
    expect(words(question)).toContain('Finish the line')
    expect(words(question)).not.toContain('of them is mine')
    const shown = await pressButton(question, 'Show')
    expect(words(shown)).toContain('of them is mine')
    expect(Object.keys(buttonsOf(replyOf(shown)))).toEqual([
      'Not yet · 1 minute',
      'Hard · 6 minutes',
      'Good · 10 minutes',
      'Easy · 8 days',
      'Remove this card',
    ])
    expect(words(await pressButton(shown, 'Easy'))).toContain('Your next card is due in 8 days')
    pass(7 * day)
    expect(await say('review')).toContain('That’s all for today')
    setClock('2027-01-23T10:00Z')
    expect(await say('review')).toContain('Finish the line')
    const [card] = await cards.cards()
    expect(replay(card!.addedAt, await cards.log(), 'UTC')).toEqual(card!.memory)
  })

  test('the end of a line can be typed; small mistakes don’t matter', async () => {
    const { answer, press, pressButton, buttonId } = await openClass()
    await pressButton(await answer('quote ninety steps'), 'Save')
    const form = await pressButton(await answer('review'), 'Type it')
    if (!isForm(form)) throw new Error('There is no form.')
    const right = await press(form.press, { words: 'of them is mien' })
    expect(words(right)).toContain('That’s right.')
    const wrong = await press(form.press, { words: 'of them is yours' })
    expect(words(wrong)).toContain('Compare it with the line')
    expect(words(wrong)).toContain('of them is mine')
    expect(buttonId(wrong, 'Good')).toContain('review:grade:quote/ninety/0/good')
  })

  test('a button pressed twice, or delivered twice, grades once', async () => {
    const { answer, pressButton, press, buttonId, cards } = await openClass()
    await pressButton(await answer('quote ninety steps'), 'Save')
    const good = buttonId(await pressButton(await answer('review'), 'Show'), 'Good')
    await Promise.all([press(good), press(good)])
    expect(words(await press(good))).toContain('Last card for today')
    expect(await cards.log()).toHaveLength(1)
    expect(words(await press('review:grade:quote/ninety/1/brilliant'))).toContain('Use the buttons')
  })

  test('without a deck it asks which one, and choosing from the list adds it', async () => {
    const { answer, choose } = await openClass()
    const asked = await answer('review start')
    expect(words(asked)).toContain('Which cards would you like to learn?')
    const none = replyOf(await answer('review'))
    expect(Object.keys(buttonsOf(none))).toEqual(['Choose a deck'])
    expect(words(await choose(asked, 'Mara’s lines'))).toContain('Added 2 cards.')
  })

  test.each([
    ['scene 1', 'from The climb', 'Added 1 card.'],
    ['1', 'from The climb', 'Added 1 card.'],
    ['scene:1', 'from The climb', 'Added 1 card.'],
    ['the first scene', 'from The climb', 'Added 1 card.'],
    ['scenes 1-4', 'from 3 scenes', 'Added 6 cards.'],
  ])('finds the cards of “%s”', async (typed, title, added) => {
    const { say } = await openClass()
    const said = await say(`review start ${typed}`)
    expect(said).toContain(title)
    expect(said).toContain(added)
  })

  test('a scene that is not there is refused with decks that are', async () => {
    const { answer } = await openClass()
    const refused = await answer('review start scene 99')
    expect(words(refused)).toContain('You can see scenes 1 to 4.')
    expect(Object.keys(buttonsOf(refused))).toEqual([
      'review start scene 1',
      'review start scene 4',
    ])
  })

  test('adds decks, each card once, and keeps to the daily limit', async () => {
    const { say, answer, pressButton } = await openClass()
    expect(await say('review start lines of mara')).toContain('Added 2 cards.')
    const all = await say('review start lines')
    expect(all).toContain('Added 1 card. You already had the other 2.')
    expect(await say('review start lines')).toContain('You already have all of its cards.')
    expect(await say('review settings limit:2')).toContain('Cards per day: 2')
    let reply: Awaited<ReturnType<typeof pressButton>> = await answer('review')
    expect(words(reply)).toContain('2 cards left for today')
    for (let card = 0; card < 2; card += 1) {
      reply = await pressButton(await pressButton(reply, 'Show'), 'Easy')
    }
    expect(words(reply)).toContain('1 more card can wait for another day')
  })

  test('a card past the gate is not asked, not shown and not exported, until the class is there', async () => {
    const { say, press, pressButton, answer, cards } = await openClass()
    await pressButton(await answer('quote a light is a question'), 'Save')
    const question = await answer('review')
    await say('progress set the climb', { person: teacher })
    expect(await say('review')).not.toContain('light')
    expect(words(await press('review:show:quote/a-light-is/0'))).toContain(
      'isn’t available to your class',
    )
    expect(words(await press('review:typed:quote/a-light-is/0', { words: 'x' }))).toContain(
      'isn’t available',
    )
    expect(words(await press('review:save:quote/a-light-is'))).toContain(
      'isn’t available to your class',
    )
    const files = (await answer('review export')).blocks.filter(({ kind }) => kind === 'file')
    expect(files).toHaveLength(2)
    expect(JSON.stringify(files)).not.toMatch(/light is/i)
    expect(await cards.cards()).toHaveLength(1)
    await say('progress open', { person: teacher })
    expect(words(await pressButton(question, 'Show'))).toContain('somebody has to keep asking it')
  })

  test('the limits of the class apply in direct messages too', async () => {
    const { say, answer } = await openClass()
    const ana = { id: 'discord:7', name: 'Ana', isTeacher: false }
    const inClass = { ...room, platform: 'discord', class: 'discord:1', id: 'discord:2' } as const
    const own = { ...inClass, class: 'discord:dm/7', id: 'discord:3' }
    await say('review start lines', { person: ana, room: inClass })
    await say('progress set the climb', { person: teacher, room: inClass })
    expect(words(await answer('review', { person: ana, room: own }))).toContain('Last card')
    expect(await say('review start the light', { person: ana, room: own })).toContain('No deck')
  })

  test('a card can be removed for good', async () => {
    const { answer, pressButton, say, cards } = await openClass()
    await pressButton(await answer('quote ninety steps'), 'Save')
    const out = await pressButton(
      await pressButton(await answer('review'), 'Show'),
      'Remove this card',
    )
    expect(words(out)).toContain('Card removed.')
    expect(await cards.cards()).toEqual([])
    expect(await say('review')).toContain('no flashcards')
  })

  test('exports a table for a spreadsheet and a file for Anki', async () => {
    const { say, answer } = await openClass()
    expect(await say('review export')).toContain('no flashcards to export')
    await say('review start terms')
    await say('review start lines')
    const [table, anki] = filesOf(await answer('review export'))
    expect(table).toMatch(
      /^\uFEFFCard,Question,Answer,Due,Days between reviews,Times graded,Times forgotten\r\n/,
    )
    expect(table).toContain('term/symbol,"Symbol\n\nWhat does this term mean?')
    expect(anki).toMatch(/^#separator:tab\n#html:false\n#guid column:1\n#tags column:4\n/)
    expect(anki).toContain('quote/ninety\t"Finish the line\n\n“Ninety steps')
    expect(anki).toContain('\tlantern term\n')
  })

  test('reads a reminder as people write it, and asks for the zone with their own as the example', async () => {
    const { say } = await openClass()
    const person = { ...student, timeZone: 'America/Toronto' }
    const asked = await say('review settings reminder:18h30', { person })
    expect(asked).toContain('timezone:America/Toronto')
    const unclear = await say('review settings reminder:18h30 timezone:EST')
    expect(unclear).toContain('Did you mean America/New_York or America/Toronto?')
    const own = await say('review settings reminder:18h30 timezone:EST', { person })
    expect(own).toContain('America/Toronto')
    const together = await say('review settings reminder:"8pm London time"', { person })
    expect(together).toContain('Europe/London')
    expect(together).toContain('20:00, if any cards are due')
    expect(await say('review settings reminder:"8pm on Mondays"')).toContain('isn’t a valid time')
    expect(await say('review settings reminder:OFF', { person })).toContain('Reminder: off')
    const set = await say('review settings reminder:"quarter to nine pm" timezone:Boston', {
      person,
    })
    expect(set).toContain('20:45, if any cards are due')
    expect(set).toContain('America/New York')
  })

  test('says how many cards a day to expect, and a press changes how well they want to be known', async () => {
    const { say, answer, pressButton, buttonId, setClock } = await openClass()
    expect(await say('review settings')).toContain('you’d know about 90 in 100')
    expect(await say('review settings')).not.toContain('With the cards you have now')
    await say('review start lines')
    let reply: Awaited<ReturnType<typeof pressButton>> = await answer('review')
    for (let card = 0; card < 3; card += 1) {
      reply = await pressButton(await pressButton(reply, 'Show'), 'Easy')
    }
    const shown = await answer('review settings')
    expect(words(shown)).toContain('that’s less than 1 card a day over the next four weeks')
    expect(buttonId(shown, 'Less often: know 85 in 100')).toContain('remember:85')
    const more = await pressButton(shown, 'More often: know 95 in 100')
    expect(words(more)).toContain('you’d know about 95 in 100')
    expect(await say('review settings remember:98')).toContain('97')
    expect(await say('review settings limit:5')).toContain('you’d know about 95 in 100')
    setClock('2027-02-15T10:00Z')
    const asked = await pressButton(await answer('review'), 'Show')
    const often = buttonsOf(replyOf(asked))
    await say('review settings remember:80')
    const rarely = buttonsOf(replyOf(await pressButton(await answer('review'), 'Show')))
    function waits(labels: object) {
      return Object.keys(labels).find((label) => label.startsWith('Good'))
    }
    expect(waits(often)).toMatch(/days$/)
    expect(waits(rarely)).toMatch(/months$/)
  })

  test('offers the time zone that the person’s app knows while none is set, and a press sets it', async () => {
    const { answer, pressButton, say } = await openClass()
    const person = { ...student, timeZone: 'America/Toronto' }
    const offered = await answer('review settings', { person })
    expect(words(offered)).toContain('Which time zone are you in?')
    const set = await pressButton(offered, 'review settings timezone:America/Toronto')
    expect(words(set)).toContain('Time zone: America/Toronto')
    expect(await say('review settings', { person })).not.toContain('Which time zone')
  })

  test('reminds once a day in the person’s time zone, only if cards are due, and stops when asked', async () => {
    const { say, chat, remindDue, setClock, answer, pressButton } = await openClass()
    expect(await say('review settings reminder:18:30')).toContain('Which time zone are you in?')
    const set = await say('review settings reminder:6:30pm timezone:europe/london')
    expect(set).toContain('18:30, if any cards are due')
    setClock('2027-01-15T18:30Z')
    expect(await remindDue()).toBe(0)
    await pressButton(await answer('quote ninety steps'), 'Save')
    setClock('2027-01-16T18:29Z')
    expect(await remindDue()).toBe(0)
    setClock('2027-01-16T18:31Z')
    const both = await Promise.all([remindDue(), remindDue()])
    expect(both[0]! + both[1]!).toBe(1)
    const [sent] = chat.directMessages
    expect(sent?.person).toBe(student.id)
    expect(words(sent!.reply)).toContain('1 flashcard is ready to review')
    expect(words(sent!.reply)).not.toContain('steps')
    expect(words(await pressButton(sent!.reply, 'Review now'))).toContain('Finish the line')
    setClock('2027-01-18T02:00Z')
    // Too late: it would come at another time of day than the person chose.
    expect(await remindDue()).toBe(0)
    await say('review settings reminder:off')
    setClock('2027-01-20T18:31Z')
    expect(await remindDue()).toBe(0)
  })

  test.each([
    ['18:35', '18:30'],
    ['20:10', '08:00'],
    ['00:30', '07:00'],
    ['03:50', '04:00'],
    ['06:00', '23:50'],
  ])(
    'reviewed at %s, a card is reminded of at %s on the day that it is due',
    async (hour, reminder) => {
      const { say, chat, answer, pressButton, remindDue, setClock, cards } = await openClass()
      setClock('2027-06-01T12:00Z')
      await say('review start lines of mara')
      await say(`review settings reminder:${reminder} timezone:America/Los_Angeles`)
      function local(day: Temporal.PlainDate, time: string) {
        return day.toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: time })
      }
      let today = Temporal.PlainDate.from('2027-06-02')
      for (let round = 0; round < 2; round += 1) {
        const at = local(today, hour)
        setClock(at.toInstant().toString())
        let shown = await answer('review')
        for (let left = 2; left > 0; left -= 1) {
          expect(words(shown)).toContain('Finish the line')
          shown = replyOf(await pressButton(await pressButton(shown, 'Show'), 'Easy'))
        }
        const graded = at.hour < 4 ? today.subtract({ days: 1 }) : today
        const [card] = await cards.cards()
        const due = graded.add({ days: card!.memory.interval })
        expect(words(shown)).toContain('That’s all for today')
        // From the minute after the session until the day is over.
        const told: string[] = []
        for (
          let day = graded;
          Temporal.PlainDate.compare(day, due) <= 0;
          day = day.add({ days: 1 })
        ) {
          const plain = local(day, reminder)
          if (plain.epochMilliseconds <= at.epochMilliseconds) continue
          setClock(plain.toInstant().toString())
          chat.directMessages.length = 0
          await remindDue()
          told.push(
            ...chat.directMessages.map(
              ({ reply }) => `${day.toString()} ${words(reply).split('\n')[0]}`,
            ),
          )
        }
        expect(told).toEqual([`${due.toString()} 2 flashcards are ready to review`])
        setClock(local(due, '04:00').toInstant().toString())
        expect(await say('review')).toContain('2 cards left for today')
        today = at.hour < 4 ? due.add({ days: 1 }) : due
      }
    },
  )

  test('a card is due all day, and a day lasts until four in the morning', async () => {
    const { say, answer, pressButton, setClock } = await openClass()
    await say('review settings timezone:America/New_York')
    setClock('2027-01-15T23:55Z')
    await pressButton(await answer('quote ninety steps'), 'Save')
    const learnt = await pressButton(await pressButton(await answer('review'), 'Show'), 'Good')
    expect(words(learnt)).toContain('Last card for today')
    setClock('2027-01-16T00:05Z')
    const shown = await pressButton(await answer('review'), 'Show')
    expect(Object.keys(buttonsOf(replyOf(shown)))[2]).toBe('Good · 2 days')
    expect(words(await pressButton(shown, 'Good'))).toContain('Your next card is due in 2 days.')
    setClock('2027-01-17T02:00Z')
    expect(await say('review')).toContain('Your next card is due tomorrow.')
    setClock('2027-01-17T08:30Z')
    expect(await say('review')).toContain('Your next card is due in 30 minutes.')
    expect(filesOf(await answer('review export'))[0]).toContain(',2027-01-17,2,2,0')
    setClock('2027-01-17T09:00Z')
    expect(await say('review')).toContain('Finish the line')
  })

  test('a student without a zone has the days of their class, and a reminder fixes it', async () => {
    const { say } = await openClass()
    expect(await say('review settings')).toContain('Time zone: UTC (not set)')
    const set = await say('daily set time:08:30 timezone:Asia/Tokyo', { person: teacher })
    expect(set).toContain('Tokyo')
    expect(await say('review settings')).toContain('Time zone: Asia/Tokyo (your class’s)')
    expect(await say('review settings')).toContain('Your day starts at: 04:00')
    expect(await say('review settings limit:9')).toContain('Time zone: Asia/Tokyo (your class’s)')
    expect(await say('review settings timezone:UTC')).toContain('Time zone: UTC\n')
    expect(await say('review settings')).toContain('Time zone: UTC\n')
    const reminded = await say('review settings reminder:18:30', { person: ben })
    expect(reminded).toContain('Time zone: Asia/Tokyo\n')
    await say('daily set time:08:30 timezone:Europe/London', { person: teacher })
    expect(await say('review settings', { person: ben })).toContain('Time zone: Asia/Tokyo\n')
  })

  test('the class’s zone holds in direct messages, and so do its days', async () => {
    const { say, answer, pressButton, setClock } = await openClass()
    const ana = { id: 'discord:7', name: 'Ana', isTeacher: false }
    const inClass = { ...room, platform: 'discord', class: 'discord:1', id: 'discord:2' } as const
    const own = { ...inClass, class: 'discord:dm/7', id: 'discord:3' }
    await say('daily set time:08:30 timezone:Asia/Tokyo', { person: teacher, room: inClass })
    // Friday at 20:00 in Tokyo.
    setClock('2027-01-15T11:00Z')
    await say('review start terms', { person: ana, room: inClass })
    expect(await say('review settings', { person: ana, room: own })).toContain('Asia/Tokyo')
    const shown = await pressButton(await answer('review', { person: ana, room: own }), 'Show', {
      person: ana,
      room: own,
    })
    await pressButton(shown, 'Easy', { person: ana, room: own })
    setClock('2027-01-22T18:59Z')
    expect(await say('review', { person: ana, room: own })).toContain('due in 1 minute')
    setClock('2027-01-22T19:00Z')
    expect(await say('review', { person: ana, room: inClass })).toContain('What does this term')
  })

  test('moving to another zone loses no card and asks none twice', async () => {
    const { say, answer, pressButton, setClock } = await openClass()
    await say('review settings timezone:Asia/Tokyo')
    setClock('2027-01-15T01:00Z')
    await say('review start terms')
    await pressButton(await pressButton(await answer('review'), 'Show'), 'Easy')
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Honolulu', 'UTC']) {
      await say(`review settings timezone:${zone}`)
      expect(await say('review')).toContain('Your next card is due in 8 days.')
    }
    await say('review settings timezone:America/Los_Angeles')
    setClock('2027-01-22T11:59Z')
    expect(await say('review')).toContain('That’s all for today')
    setClock('2027-01-22T12:00Z')
    expect(await say('review')).toContain('What does this term mean?')
  })

  test('a clock that is put back is harmless', async () => {
    const { say, answer, pressButton, setClock, remindDue, chat } = await openClass()
    await say('review settings reminder:18:30 timezone:europe/london')
    setClock('2027-01-16T00:00:30Z')
    await pressButton(await answer('quote ninety steps'), 'Save')
    await pressButton(await pressButton(await answer('review'), 'Show'), 'Good')
    setClock('2027-01-15T23:59:30Z')
    const shown = await pressButton(await answer('review'), 'Show')
    expect(Object.keys(buttonsOf(replyOf(shown)))).toContain('Good · 2 days')
    expect(words(await pressButton(shown, 'Good'))).toContain('Your next card is due in 2 days.')
    // Ten years ahead for a moment, and right again: the card and the reminder do not wait ten years.
    setClock('2037-01-16T18:31Z')
    await remindDue()
    await pressButton(await pressButton(await answer('review'), 'Show'), 'Easy')
    setClock('2027-01-16T12:00Z')
    expect(await say('review')).toContain('Finish the line')
    await remindDue()
    chat.directMessages.length = 0
    setClock('2027-01-16T18:31Z')
    expect(await remindDue()).toBe(1)
    expect(words(chat.directMessages[0]!.reply)).toContain('1 flashcard is ready to review')
    expect(await remindDue()).toBe(0)
  })

  test('warns somebody who stays away before their cards are deleted', async () => {
    const { say, chat, remindDue, pass } = await openClass()
    await say('review start terms')
    pass(364 * day)
    expect(await remindDue()).toBe(0)
    pass(2 * day)
    expect(await remindDue()).toBe(1)
    expect(words(chat.directMessages[0]!.reply)).toContain('will be deleted in a week')
    pass(minute)
    expect(await remindDue()).toBe(0)
  })

  test('nobody can see or change somebody else’s cards', async () => {
    const { say, press, pressButton, answer, cards } = await openClass()
    await pressButton(await answer('quote ninety steps'), 'Save')
    expect(await say('review', { person: ben })).toContain('no flashcards')
    for (const asked of ['show', 'type', 'typed', 'grade']) {
      const address = `review:${asked}:quote/ninety/0${asked === 'grade' ? '/good' : ''}`
      expect(words(await press(address, { person: ben, words: 'x' }))).toContain('isn’t available')
    }
    await press('review:drop:quote/ninety', { person: ben })
    expect(await cards.cards()).toHaveLength(1)
    expect(await cards.log()).toEqual([])
  })

  test('no reply of a review is public or can be shared', async () => {
    const { answer, press, pressButton } = await openClass()
    const start = await answer('review start lines')
    const question = await pressButton(start, 'Review now')
    const shown = await pressButton(question, 'Show')
    const replies = [
      start,
      question,
      shown,
      await pressButton(shown, 'Good'),
      await answer('review export'),
      await answer('review settings'),
      await press('review:drop:quote/ninety'),
      await press('review:save:term/symbol'),
    ].map((reply) => replyOf(reply))
    expect(replies.every((reply) => reply.private === true && reply.share === undefined)).toBe(true)
  })
})

function filesOf(reply: Reply): readonly string[] {
  return reply.blocks.flatMap((block) => (block.kind === 'file' ? [fileText(block.content)] : []))
}
