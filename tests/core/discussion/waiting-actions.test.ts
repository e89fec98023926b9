import { describe, expect, test } from 'vitest'
import { isForm, type ReplyOrForm } from '../../../src/core/reply/form.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Person } from '../../../src/core/platform/room.ts'
import { openAnsweringClass, room, teacher } from '../../fixtures/answering-class.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, cem, classWith, dan, hourMs, lee } from '../../fixtures/moderated-class.ts'

describe('words that hold an answer', () => {
  test('keep it from the class until a teacher has looked, and nobody else learns which', async () => {
    const { line, answer, push, direct, say } = await classWith('minimum:1')
    expect(await say('answers words add:"damn, shut up"')).toContain('2 words added.')
    await answer(ben, 'He comforts himself')
    const said = toPlainText(await answer(ana, 'What a d4mn machine, from Scunthorpe'))
    expect(said).toContain('A teacher looks at it before your class does.')
    expect(said).not.toContain('damn')
    expect(toPlainText(replyOf(await push('Read the others', ben)))).toContain('too few answers')
    const waiting = await line('answers waiting')
    expect(toPlainText(waiting)).toContain('It has a word on your list: damn.')
    expect(toPlainText(waiting)).toContain('Ana')
    expect(toPlainText(replyOf(await push('Show', teacher, waiting)))).toContain('No answers are')
    expect(direct.map(({ person, reply }) => [person, toPlainText(reply)])).toEqual([
      ['web:ana', expect.stringContaining('your classmates can read it now')],
    ])
    expect(toPlainText(replyOf(await push('Read the others', ben)))).toContain('d4mn machine')
  })

  test('are not taken for missing ones by whoever waits, also where nobody ever looks', async () => {
    const { answer, push, clock, post } = await classWith('minimum:1 hold:yes')
    await answer(ana, 'A')
    expect(toPlainText(await answer(ben, 'B'))).toContain(
      'Your teacher looks at answers before anybody reads them: 1 more is needed.',
    )
    const posted = post()
    clock.set(clock.now() + 9 * 24 * hourMs)
    expect(toPlainText(replyOf(await push('Read the others', ben, posted)))).toBe(
      'Too few answers were shown to your class, so there’s nothing to read.',
    )
  })

  test('are the teachers’ alone', async () => {
    const { say, line } = await classWith()
    await line('answers words add:damn')
    expect(await say('answers words', ana)).not.toContain('damn')
    expect(await say('answers waiting', ana)).toContain('Only teachers')
    expect(await say('answers words remove:damn')).toContain('1 word taken out.')
    expect(await say('answers words remove:!!!')).toContain('Write words')
    expect(await say('answers words')).toContain('is empty')
  })
})

describe('held answers', () => {
  test('are sent back with a word, written again, and looked at again', async () => {
    const { line, answer, sendBack, direct, push, say } = await classWith('hold:yes')
    await answer(ana, 'Dunno')
    await sendBack(await line('answers waiting'), 'Which line makes you say so?')
    expect(toPlainText(direct[0]?.reply ?? { blocks: [] })).toContain(
      'Which line makes you say so?',
    )
    const mine = await line('answers mine', ana)
    expect(toPlainText(replyOf(await push('Open', ana, mine)))).toContain('Which line makes you')
    await answer(ana, 'The line about the letter')
    expect(await say('answers waiting')).toContain('The line about the letter')
  })

  test('are decided about by one of two teachers who press at once', async () => {
    const { line, answer, push, direct } = await classWith('hold:yes')
    await answer(ana, 'He comforts her')
    await answer(ben, 'He comforts himself')
    const seen = [await line('answers waiting'), await line('answers waiting', lee)] as const
    const [shown, hidden] = await Promise.all([
      push('Show', teacher, seen[0]),
      push('Hide', lee, seen[1]),
    ])
    const texts = [shown, hidden].map((each) => toPlainText(replyOf(each)))
    expect(texts.filter((text) => text.includes('already decided about that answer'))).toHaveLength(
      1,
    )
    expect(texts.every((text) => text.includes('He comforts himself'))).toBe(true)
    expect(direct).toHaveLength(1)
  })

  test('that are deleted or changed meanwhile are not decided about', async () => {
    const { line, answer, push, sendBack, direct, clock } = await classWith('hold:yes')
    await answer(ana, 'First thought')
    const seen = await line('answers waiting')
    clock.set(clock.now() + 1)
    await answer(ana, 'Second thought')
    const late = replyOf(await push('Show', teacher, seen))
    expect(toPlainText(late)).toContain('has changed since you saw it')
    expect(toPlainText(late)).toContain('Second thought')
    const form = replyOf(await line('answers waiting'))
    const mine = await line('answers mine', ana)
    const asked = replyOf(await push('Delete…', ana, replyOf(await push('Open', ana, mine))))
    await push('Delete', ana, asked)
    expect(toPlainText(await sendBack(form, 'Why?'))).toContain('has deleted it')
    expect(direct).toEqual([])
  })

  test('of another class cannot be reached with a forged button', async () => {
    const { answer, press, store } = await classWith('hold:yes')
    await answer(ana, 'He comforts her')
    const [id = ''] = await store().moderation.waitingIds(room.class)
    const elsewhere = { ...room, id: 'web:room:9', class: 'web:other' }
    const forged = replyOf(await press(`answers:show:${id}/${Date.now()}`, teacher, {}, elsewhere))
    expect(toPlainText(forged)).not.toContain('He comforts her')
    expect((await store().discussion.findAnswer(room.class, id))?.state).toBe('held')
  })

  test('show hostile words as they are, to the teacher and the writer alone', async () => {
    const { line, answer, sendBack, direct } = await classWith('hold:yes')
    await answer(ana, '@everyone <!channel> [x](http://x) \u202Eabc')
    const waiting = await line('answers waiting')
    expect(waiting.private).toBe(true)
    await sendBack(waiting, '**<@1>** `no`')
    expect(JSON.stringify(direct[0]?.reply)).toContain('**<@1>** `no`')
    expect(JSON.stringify(waiting)).not.toContain('\u202E')
  })
})

describe('reporting', () => {
  async function report(
    opened: Awaited<ReturnType<typeof classWith>>,
    by: Person,
    on: ReplyOrForm,
  ) {
    const form = await opened.push('Report…', by, replyOf(on))
    if (!isForm(form)) throw new Error('No form came')
    return toPlainText(replyOf(await opened.press(form.press, by, { reason: ['hurtful'] })))
  }

  test('holds an answer once two have done so, and each counts once', async () => {
    const opened = await classWith('minimum:1')
    await opened.answer(ana, 'Nobody likes him')
    const ben1 = await opened.answer(ben, 'B')
    expect(await report(opened, ben, ben1)).toContain('Your teachers will look at it.')
    expect(await report(opened, ben, ben1)).toContain('already')
    const waiting = toPlainText(await opened.line('answers waiting'))
    expect(waiting).toContain('1 classmate reported it: it may hurt somebody.')
    expect(waiting).toContain('The class can still read it.')
    expect(waiting).not.toContain('Ben')
    const status = toPlainText(await opened.line('answers status'))
    expect(status).toContain('1 answer is waiting for you')
    const read = await opened.push('Read the others', ben)
    expect(toPlainText(replyOf(read))).toContain('Nobody likes him')
    const byCem = await opened.answer(cem, 'C')
    const shown = toPlainText(byCem)
    // Cem reports whichever comes first; both others are there for him.
    expect(shown).toContain('Nobody likes him')
    const labels = Object.entries(buttonsOf(byCem)).filter(([label]) => label === 'Report…')
    expect(labels.length).toBeGreaterThan(0)
  })

  test('by one is enough where the class has chosen so', async () => {
    const opened = await classWith('minimum:1')
    await opened.line('answers reports after:1')
    await opened.answer(ana, 'Nobody likes him')
    const read = await opened.answer(ben, 'B')
    expect(await report(opened, ben, read)).toContain('Nobody can read it until')
    expect(toPlainText(replyOf(await opened.push('Read the others', ben)))).not.toContain('likes')
    const waiting = await opened.line('answers waiting')
    expect(toPlainText(replyOf(await opened.push('Hide', teacher, waiting)))).toContain('Hidden')
    expect(opened.direct.at(-1)?.person).toBe('web:ana')
  })
})

describe('groups and roles', () => {
  test('are told in the form, and the group’s answers come first', async () => {
    const opened = await classWith('minimum:1')
    expect(await opened.say('answers groups size:1')).toContain('at least 2')
    expect(await opened.say('answers groups size:2 roles:yes')).toContain('groups of about 2')
    const alone = await opened.openForm(ana)
    expect(toPlainText({ blocks: alone.intro ?? [] })).not.toContain('in group')
    await opened.answer(ben, 'B')
    const { intro = [] } = await opened.openForm(ana)
    const told = toPlainText({ blocks: intro })
    expect(told).toMatch(
      /You’re in group \d, and its (summariser|questioner|evidence finder) today/,
    )
    expect(told).toContain('You could begin with: “')
  })

  test('are none where answers are anonymous', async () => {
    const opened = await classWith('names:anonymous')
    expect(await opened.say('answers groups size:2')).toContain('would give the writers away')
    const { intro = [] } = await opened.openForm(ana)
    expect(toPlainText({ blocks: intro })).not.toContain('group')
  })
})

describe('the end of a discussion', () => {
  test('is posted once as answers close: the most reacted with consent, and the example answer', async () => {
    const { agree, answer, push, runAt, lookBacks } = await classWith('minimum:1 closes:16:00')
    await agree(ana, 'He comforts himself')
    await answer(ben, 'No consent from Ben')
    for (const person of [cem, dan]) {
      const read = await agree(person, `${person.name} agrees`)
      await push('Agree', person, read)
    }
    await runAt(6 * hourMs)
    expect(lookBacks()).toEqual([])
    await runAt(hourMs)
    await runAt(60_000)
    const [only, ...more] = lookBacks()
    expect(more).toEqual([])
    expect(only).toContain('4 students have answered.')
    expect(only).toContain('One thoughtful answer:')
    expect(only).not.toContain('No consent from Ben')
    await runAt(24 * hourMs)
    expect(lookBacks()).toHaveLength(1)
  })

  test('shows what a teacher chose instead, and not what its writer has deleted', async () => {
    const { agree, line, press, push, runAt, lookBacks, store } =
      await classWith('minimum:1 closes:16:00')
    await agree(ana, 'Ana’s thought')
    await agree(ben, 'Ben’s thought')
    const status = await line('answers status')
    const all = replyOf(await push('See answers', teacher, status))
    const offer = replyOf(await push('Choose for the class…', teacher, all))
    const menu = offer.blocks.find((block) => block.kind === 'select')
    expect(menu?.options.map(({ description }) => description).toSorted()).toEqual(['Ana', 'Ben'])
    const [discussion] = await store().discussion.recent(room.class, 1)
    if (discussion === undefined) throw new Error('There is no discussion')
    const answers = await store().discussion.list(discussion)
    for (const { id } of answers) await store().moderation.choose(room.class, id, true)
    await press(`answers:delete:${discussion.schedule}/${discussion.date}`, ben)
    await runAt(7 * hourMs)
    expect(lookBacks()[0]).toContain('Ana’s thought')
    expect(lookBacks()[0]).not.toContain('Ben’s thought')
    await press(`answers:delete:${discussion.schedule}/${discussion.date}`, ana)
    await runAt(60_000)
    expect(lookBacks()[0]).not.toContain('Ana’s thought')
    expect(lookBacks()[0]).toContain('One thoughtful answer:')
  })

  test('comes after enough answers, where the class has chosen that', async () => {
    const opened = await openAnsweringClass({ rules: 'closes:16:00' })
    await opened.line('answers reveal after:2')
    await opened.postNow()
    await opened.answer(ana, 'One')
    await opened.bot().daily.worker.runDue()
    expect(opened.platform.messages).toHaveLength(1)
    await opened.answer(ben, 'Two', opened.platform.messages[0]?.reply)
    await opened.bot().daily.worker.runDue()
    expect(opened.platform.messages).toHaveLength(2)
  })

  test('survives a kill before it is due, and is not doubled by the option that shows the answer next day', async () => {
    const { agree, runAt, restart, lookBacks, line } = await classWith('minimum:1 closes:16:00')
    await line('daily set time:08:30 timezone:Europe/London answer:yes')
    await agree(ana, 'He comforts himself')
    await restart()
    await runAt(7 * hourMs)
    await restart()
    await runAt(17 * hourMs)
    await runAt(hourMs)
    expect(lookBacks().filter((text) => text.includes('Wed, 13 Jan 2027'))).toHaveLength(1)
  })

  test.each(['lost', 'held'] as const)(
    'is there once if the answer to its request is %s and the process is killed',
    async (outcome) => {
      const { agree, runAt, restart, lookBacks, platform } = await classWith('closes:16:00')
      await agree(ana, 'He comforts himself')
      platform.nextOutcome = outcome
      await runAt(7 * hourMs)
      platform.nextOutcome = 'works'
      platform.arrive()
      expect(lookBacks()).toHaveLength(1)
      await restart()
      for (const minutes of [1, 5, 30]) await runAt(minutes * 60_000)
      expect(lookBacks()).toHaveLength(1)
    },
  )

  test('waits for the next school day where answers close on a day off or at night', async () => {
    const { agree, runAt, lookBacks, line, clock } = await classWith('minimum:1')
    await line('daily set time:08:30 timezone:Europe/London holidays:2027-01-14')
    await agree(ana, 'He comforts himself')
    await runAt(15 * hourMs)
    expect(lookBacks()).toEqual([])
    await runAt(10 * hourMs)
    expect(new Date(clock.now()).toISOString()).toContain('2027-01-14')
    expect(lookBacks()).toEqual([])
    await runAt(23 * hourMs)
    expect(lookBacks()).toHaveLength(1)
  })

  test('is not posted where the class wants none', async () => {
    const opened = await openAnsweringClass({ rules: 'closes:16:00' })
    expect(await opened.say('answers reveal when:off')).toContain('Nothing is posted')
    await opened.postNow()
    expect((await opened.openForm(ana)).fields).toHaveLength(1)
    await opened.answer(ana, 'One')
    opened.clock.set(opened.clock.now() + 8 * hourMs)
    await opened.bot().daily.worker.runDue()
    expect(opened.platform.messages).toHaveLength(1)
  })
})
