import { describe, expect, test } from 'vitest'
import { isForm } from '../../../src/core/reply/form.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { type Person, directMessageClassOf } from '../../../src/core/platform/room.ts'
import { openAnsweringClass, room, teacher } from '../../fixtures/answering-class.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, cem, classWith, hourMs, lee } from '../../fixtures/moderated-class.ts'

describe('a teacher who looks at all answers', () => {
  async function seeAnswers(opened: Awaited<ReturnType<typeof classWith>>) {
    return replyOf(await opened.push('See answers', teacher, await opened.line('answers status')))
  }

  test('hides one that nobody reported, shows it again, and its writer hears of both', async () => {
    const opened = await classWith('minimum:1')
    await opened.answer(ana, 'Nobody likes him')
    await opened.answer(ben, 'B')
    const { push, direct } = opened
    const all = await seeAnswers(opened)
    const { blocks } = all
    const from = blocks.findIndex((block) => JSON.stringify(block).includes('Nobody likes him'))
    const to = blocks.findIndex((block, at) => at > from && block.kind === 'buttons')
    const anas = { ...all, blocks: blocks.slice(from, to + 1) }
    const hidden = replyOf(await push('Hide', teacher, anas))
    expect(toPlainText(hidden)).toContain('Hidden from your class.')
    expect(toPlainText(hidden)).toContain('Ana, hidden')
    const read = toPlainText(replyOf(await push('Read the others', ben)))
    expect(read).not.toContain('Nobody likes him')
    expect(toPlainText(replyOf(await push('Hide', lee, anas)))).toContain('already dealt with it')
    await push('Show again', teacher, hidden)
    expect(toPlainText(replyOf(await push('Read the others', ben)))).toContain('Nobody likes him')
    expect(direct.map(({ person }) => person)).toEqual(['web:ana', 'web:ana'])
  })

  test('is told when a hidden answer comes again in other clothes', async () => {
    const opened = await classWith('minimum:1')
    await opened.answer(ana, 'Nobody likes him')
    const hidden = replyOf(await opened.push('Hide', teacher, await seeAnswers(opened)))
    expect(toPlainText(hidden)).toContain('Hidden')
    const mine = await opened.line('answers mine', ana)
    const asked = await opened.push('Open', ana, mine)
    const sure = await opened.push('Delete…', ana, replyOf(asked))
    await opened.push('Delete', ana, replyOf(sure))
    expect(toPlainText(await opened.answer(ana, 'Nobody likes him'))).toContain('A teacher looks')
    const waiting = toPlainText(await opened.line('answers waiting'))
    expect(waiting).toContain('has deleted an earlier answer to this question')
  })

  test('sees which were reported, and reaches those of no other class', async () => {
    const opened = await classWith('minimum:1')
    await opened.answer(ana, 'Nobody likes him')
    const form = await opened.push('Report…', ben, await opened.answer(ben, 'B'))
    if (!isForm(form)) throw new Error('No form came')
    await opened.press(form.press, ben, { reason: ['other'] })
    const all = await seeAnswers(opened)
    expect(toPlainText(all)).toContain('Ana, reported')
    const elsewhere = { ...room, id: 'web:room:9', class: 'web:other' }
    await opened.push('Hide', teacher, all, elsewhere)
    await opened.push('Hide', ben, all)
    expect(toPlainText(await seeAnswers(opened))).not.toContain('hidden')
  })

  test('chooses for the class by the menu, takes the choice back, and chooses others', async () => {
    const opened = await classWith('minimum:1 closes:16:00')
    for (const person of [ana, ben, cem]) await opened.agree(person, `${person.name}’s thought`)
    const { push, press } = opened
    const offer = replyOf(await push('Choose for the class…', teacher, await seeAnswers(opened)))

    async function pick(...names: readonly string[]) {
      const menu = offer.blocks.find((block) => block.kind === 'select')
      const values = (menu?.options ?? [])
        .filter(({ description = '' }) => names.includes(description))
        .map(({ value }) => value)
      return replyOf(
        await opened.bot().dispatch.action({
          id: `pick-${names.join('-')}`,
          person: teacher,
          room,
          at: opened.clock.now(),
          componentId: menu?.press ?? '',
          chosen: values,
          fields: {},
        }),
      )
    }

    const chosen = await pick('Ana')
    expect(toPlainText(chosen)).toContain('Ana’s thought')
    const none = replyOf(await push('Choose none', teacher, chosen))
    expect(buttonsOf(none)).not.toHaveProperty('Choose none')
    await pick('Ben', 'Cem')
    await opened.runAt(7 * hourMs)
    const [end = ''] = opened.lookBacks()
    expect(end.indexOf('Ben’s thought')).toBeLessThan(end.indexOf('Cem’s thought'))
    expect(end).not.toContain('Ana’s thought')
    expect(toPlainText(await pick('Ana'))).toContain('has already been posted')
    expect(await press('answers:choose-none:x/y', ana)).not.toHaveProperty('blocks.3')
  })
})

test('what was said of an answer, and chosen for the class, is not said of other words', async () => {
  const opened = await classWith('minimum:1 closes:16:00')
  const { push, openForm, line } = opened
  await opened.agree(ana, 'He hopes')
  await opened.agree(cem, 'She waits')
  await push('Agree', ben, await opened.answer(ben, 'B'))
  const [post] = await opened.store().discussion.recent(room.class, 1)
  const listed = post && (await opened.store().discussion.list(post))
  for (const { id } of listed ?? []) await opened.store().moderation.choose(room.class, id, true)
  const { id, name, text } = listed?.find(({ reactions }) => reactions.agree > 0) ?? {}
  const agreed = name === 'Ana' ? ana : cem
  const warning = 'your classmates’ reactions to it are cleared'
  expect(JSON.stringify(await openForm(agreed))).toContain(warning)
  await opened.agree(agreed, text ?? '')
  expect((await opened.store().moderation.readEnd(post!))?.answers).toContainEqual(
    expect.objectContaining({ id, isChosen: true, reactions: { agree: 1, adds: 0, differs: 0 } }),
  )
  await opened.agree(agreed, 'All of you are fools')
  expect(JSON.stringify(await openForm(agreed))).not.toContain(warning)
  const own = await push('Open', agreed, await line('answers mine', agreed))
  expect(toPlainText(replyOf(own))).not.toContain('agrees')
  await opened.runAt(7 * hourMs)
  const [end = ''] = opened.lookBacks()
  expect(end).toContain(agreed === ana ? 'She waits' : 'He hopes')
  expect(end).not.toContain('fools')
})

describe('a year group of sixty', () => {
  async function openYear() {
    const opened = await classWith('minimum:1')
    const [post] = await opened.store().discussion.recent(room.class, 1)
    if (post === undefined) throw new Error('There is no discussion')
    for (let number = 1; number <= 60; number += 1) {
      const key = { ...post, person: `web:s${number}` }
      const own = { id: `a${number}`, name: `Student ${number}`, text: `Thought ${number}` }
      await opened.store().discussion.write(key, { ...own, mayBeShown: true })
    }
    const all = replyOf(
      await opened.push('See answers', teacher, await opened.line('answers status')),
    )
    return { ...opened, all }
  }

  test('is read page by page, and ten pages at once', async () => {
    const { all, push } = await openYear()
    expect(toPlainText(all)).toContain('Page 1 of 12: 60 answers in all.')
    const far = replyOf(await push('10 pages on', teacher, all))
    expect(toPlainText(far)).toContain('Page 11 of 12')
    const last = replyOf(await push('More', teacher, far))
    expect(Object.keys(buttonsOf(last))).not.toContain('More')
    expect(toPlainText(replyOf(await push('◀◀ 10 pages back', teacher, last)))).toContain(
      'Page 2 of 12',
    )
  })

  test('has every answer in the menu, and up to five are chosen from any pages', async () => {
    const { all, push, bot, clock } = await openYear()
    let events = 0
    async function pick(on: Reply, count: number) {
      const menu = on.blocks.find((block) => block.kind === 'select')
      const chosen = (menu?.options ?? []).slice(0, count).map(({ value }) => value)
      const id = `pick-${(events += 1)}`
      const asked = { id, person: teacher, room, at: clock.now(), fields: {} }
      return replyOf(
        await bot().dispatch.action({ ...asked, componentId: menu?.press ?? '', chosen }),
      )
    }
    function quotes(on: Reply) {
      return on.blocks.filter((block) => block.kind === 'quote').length
    }
    const pages = [replyOf(await push('Choose for the class…', teacher, all))]
    for (let page = 1; page < 3; page += 1) {
      pages.push(replyOf(await push('More', teacher, pages.at(-1))))
    }
    const offered = pages.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'select' ? block.options : [])),
    )
    expect(new Set(offered.map(({ value }) => value)).size).toBe(60)
    const [first, , last] = pages
    if (first === undefined || last === undefined) throw new Error('There are not three pages')
    expect(quotes(await pick(first, 2))).toBe(2)
    // The menu of before takes no more than there is room for.
    const five = await pick(last, 5)
    expect(quotes(five)).toBe(5)
    expect(quotes(await pick(first, 5))).toBe(5)
    const fewer = await pick(last, 1)
    expect(quotes(fewer)).toBe(3)
    expect(quotes(replyOf(await push('Choose none', teacher, fewer)))).toBe(0)
  })
})

describe('an answer that is changed in direct messages', () => {
  test('keeps its group, and asks for consent as the post does', async () => {
    const opened = await classWith('minimum:1', 'answers groups size:2 roles:yes')
    // Nobody has a role in a group of one.
    await opened.line('answers mine', ben)
    await expect.poll(() => opened.store().homework.members(room.class)).toHaveLength(1)
    await opened.agree(ana, 'First')
    const [post] = await opened.store().discussion.recent(room.class, 1)
    if (post === undefined) throw new Error('There is no discussion')
    const before = await opened.store().discussion.own({ ...post, person: ana.id })
    expect(before).toMatchObject({ mayBeShown: true, group: '1', role: expect.any(String) })
    const direct = { ...room, id: ana.id, class: directMessageClassOf(ana.id) }
    const key = `answers:write:${post.schedule}/${post.date}`
    const form = await opened.press(key, ana, {}, direct)
    if (!isForm(form)) throw new Error(`No form came: ${toPlainText(form)}`)
    expect(form.fields.map(({ name }) => name)).toEqual(['answer', 'may-show'])
    await opened.press(form.press, ana, { answer: ['Second'], 'may-show': ['yes'] }, direct)
    const after = await opened.store().discussion.own({ ...post, person: ana.id })
    expect(after).toMatchObject({
      text: 'Second',
      mayBeShown: true,
      group: '1',
      role: before?.role,
    })
    await opened.answer(ben, 'B')
    const read = toPlainText(replyOf(await opened.push('Read the others', ben)))
    expect(read).toMatch(/Ana, (summariser|questioner|evidence finder)/)
  })
})

describe('an end that was posted while answers are still taken', () => {
  test('says what its writer says now, and nothing of whoever takes their consent back', async () => {
    const opened = await openAnsweringClass({ rules: 'minimum:1 closes:16:00' })
    await opened.line('answers reveal after:2')
    await opened.postNow()
    const first = opened.post()

    async function write(person: Person, words: string, isAllowed = true) {
      const { press: send } = await opened.openForm(person, first)
      const fields = { answer: [words], ...(isAllowed && { 'may-show': ['yes'] }) }
      return replyOf(await opened.press(send, person, fields))
    }

    async function shown(): Promise<string> {
      opened.clock.set(opened.clock.now() + 60_000)
      await opened.bot().daily.worker.runDue()
      await opened.bot().answeredPosts.drawStale()
      return toPlainText(opened.platform.messages[1]?.reply ?? { blocks: [] })
    }

    await write(ana, 'First words')
    await opened.push('Agree', ben, await write(ben, 'B'))
    expect(await shown()).toContain('First words')
    await write(ana, 'Better words')
    expect(await shown()).toContain('Better words')
    await write(ana, 'Better words', false)
    expect(await shown()).not.toContain('Better words')
  })

  test.each(['answers settings answers:off', 'answers reveal when:off'])(
    'is not posted after “%s”',
    async (words) => {
      const { agree, line, runAt, platform } = await classWith('minimum:1 closes:16:00')
      await agree(ana, 'He comforts himself')
      await line(words)
      await runAt(7 * hourMs)
      expect(platform.messages).toHaveLength(1)
    },
  )
})
