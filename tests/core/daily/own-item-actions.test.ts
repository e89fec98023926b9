import { describe, expect, test } from 'vitest'
import { isForm } from '../../../src/core/reply/form.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, room, student, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'

const line = 'The harbour sleeps with one eye open.'
const prompt = 'Who in this class keeps watch?'

/** A class with a daily post at 08:30 from Mon, 18 Jan 2027 on. */
async function openClass() {
  const classroom = await openClassroom()
  const { dispatch, answer, pressed, store } = classroom
  await answer('daily set 08:30 timezone:Europe/London')
  const [schedule] = await store.daily.schedules(room.class)
  const id = schedule!.id

  async function write(
    words: { line?: string; source?: string; prompt?: string },
    { date = '2027-01-18', replaced = '', person = teacher } = {},
  ) {
    const { line: said = '', source = '', prompt: asked = '' } = words
    const event = { id: 'e', person, room, at: 0, componentId: `daily:write:${replaced}` }
    const fields = { line: [said], source: [source], prompt: [asked], day: [`${id}/${date}`] }
    return replyOf(await dispatch.action({ ...event, fields }))
  }

  return {
    ...classroom,
    id,
    write,
    day: (date: string) => pressed(`daily:day:${id}`, { chosen: [date] }),
    plan: async () => toPlainText(await answer('daily plan')),
    /** Posts what is due at this time, and returns all posts. */
    postAt: async (time: string) => {
      classroom.turnTo(time)
      await classroom.poster.runDue()
      return classroom.chat.messages().map(({ reply }) => toPlainText(reply))
    },
  }
}

describe('a line in a teacher’s own words', () => {
  test('is in the history of the class without a word of it, since it may quote a student', async () => {
    const { write, day, say, pressed } = await openClass()
    await write({ line, source: 'Ana', prompt })
    await write({ line, source: 'Ana', prompt: 'Who sleeps?' }, { date: '2027-01-18' })
    await pressed(buttonsOf(await day('2027-01-18'))['Delete the words']!)
    const history = await say('settings history what:daily')
    expect(history).toContain('put a question of their own on Mon, 18 Jan 2027')
    expect(history).toContain('deleted one of the class’s own questions in the daily post')
    expect(history).not.toMatch(/harbour|Ana|keeps watch|sleeps/)
  })

  test('stands in the plan for its day, is posted that day as the class’s own, and never again', async () => {
    const { write, plan, postAt, answer } = await openClass()
    const saved = await write({ line, source: 'Ana', prompt })
    expect(saved.private).toBe(true)
    expect(toPlainText(saved)).toContain(`“${line}” (Ana)`)
    expect(toPlainText(saved)).toContain('In your own words.')
    expect(await plan()).toContain(`${prompt} (your own words)`)
    expect(toPlainText(await answer('daily preview'))).toContain(line)
    const [post] = await postAt('2027-01-18T08:30Z')
    expect(post).toContain(line)
    expect(post).toContain('Ana')
    expect(post).toContain(prompt)
    expect(post).toContain('Your class’s own, not from the study pack.')
    for (const day of ['19', '20', '21', '22', '25', '26']) await postAt(`2027-01-${day}T08:30Z`)
    const posts = await postAt('2027-01-27T08:30Z')
    expect(posts.filter((each) => each.includes(line))).toHaveLength(1)
    expect(posts).toHaveLength(8)
    const again = await write({ line: line.toUpperCase(), prompt }, { date: '2027-02-01' })
    expect(toPlainText(again)).toContain('had those words already')
  })

  test('may be a question alone, and the next day brings no example answer', async () => {
    const { write, postAt, answer } = await openClass()
    await answer('daily set 08:30 timezone:Europe/London answer:yes')
    await write({ prompt })
    const [post] = await postAt('2027-01-18T08:30Z')
    expect(post).toContain('Question of the day')
    expect(post).toContain(prompt)
    const posts = await postAt('2027-01-19T08:30Z')
    expect(posts).toHaveLength(2)
    expect(posts.join()).not.toContain('Looking back')
  })

  test('is never drawn, found or asked from the pack', async () => {
    const { write, say } = await openClass()
    await write({ line, prompt })
    expect(await say('search sleeping harbour', { person: student })).not.toContain('one eye')
    expect(await say('quote sleeps with one eye', { person: student })).not.toContain('harbour')
  })

  test('can be changed, moved, taken out and put back, and deleted', async () => {
    const { write, day, plan, pressed, store, id } = await openClass()
    await write({ line, prompt })
    const change = buttonsOf(await day('2027-01-18'))['Change the words…'] ?? ''
    const own = change.split('/')[2] ?? ''
    const newer = 'The harbour sleeps.'
    await write({ line: newer, prompt }, { replaced: own, date: '2027-01-19' })
    expect(await plan()).not.toContain('one eye')
    expect(await plan()).toContain('Tue, 19 Jan · Question: Who in this class')
    const [schedule] = await store.daily.schedules(room.class)
    expect(await store.daily.ownItems(schedule!)).toHaveLength(1)

    const undone = await pressed(buttonsOf(await day('2027-01-19'))['Undo my choice'] ?? '')
    expect(toPlainText(undone)).not.toContain(newer)
    const menu = (await day('2027-01-20')).blocks.find(
      (block) => block.kind === 'select' && block.label === 'Choose an item for this day',
    )
    const [choice] = menu?.kind === 'select' ? menu.options : []
    expect(choice?.description).toContain('Your own: The harbour sleeps.')
    const value = choice?.value ?? ''
    await pressed(`daily:pin:${id}/2027-01-20`, { chosen: [value] })
    const twice = await pressed(`daily:pin:${id}/2027-01-21`, { chosen: [value] })
    expect(toPlainText(twice)).toContain('planned for Wed, 20 Jan 2027')

    await pressed(buttonsOf(await day('2027-01-20'))['Delete the words'] ?? '')
    expect(await plan()).not.toContain('your own words')
    expect(await store.daily.ownItems(schedule!)).toEqual([])
  })

  test('is refused where it repeats, hides or lacks something, and nothing is saved', async () => {
    const { write, answer, store } = await openClass()
    await answer('progress set the-climb')
    const hidden = await write({ line: 'It was dry when the sea gave it to me.', prompt })
    expect(toPlainText(hidden)).toContain('can’t see that line of the study pack yet')
    const asked = await write({ prompt: 'Why “It was dry when the sea gave it to me”?' })
    expect(toPlainText(asked)).toContain('can’t see that line of the study pack yet')
    expect(toPlainText(await write({ line }))).toContain('Write a question')
    expect(toPlainText(await write({ line, prompt }, { date: '2027-01-16' }))).toContain(
      'isn’t in the plan any more',
    )
    expect(toPlainText(await write({ line, prompt }, { person: student }))).toContain('teachers')
    const [schedule] = await store.daily.schedules(room.class)
    expect(await store.daily.ownItems(schedule!)).toEqual([])
    await write({ line, prompt })
    expect(toPlainText(await write({ line, prompt }, { date: '2027-01-20' }))).toContain(
      'already in the plan for Mon, 18 Jan 2027',
    )
  })

  test('may be sent twice, but another teacher’s question about the line is not replaced unseen', async () => {
    const { write, plan } = await openClass()
    await write({ line, prompt })
    expect(toPlainText(await write({ line, prompt }))).toContain('In your own words.')
    const colleague = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }
    const other = await write({ line, prompt: 'Whose eye is it?' }, { person: colleague })
    expect(toPlainText(other)).toContain('already in the plan for Mon, 18 Jan 2027')
    expect(await plan()).toContain(prompt)
  })

  test('is not posted if the class can no longer see a line in it', async () => {
    const { write, answer, postAt } = await openClass()
    await write({ line: 'It was dry when the sea gave it to me.', prompt })
    await answer('progress set the-climb')
    const [post] = await postAt('2027-01-18T08:30Z')
    expect(post).not.toContain('It was dry')
    expect(post).toContain('Why might Mara count')
  })

  test('that takes the day of another says so, and the form offers a free day first', async () => {
    const { write, day, dispatch, id } = await openClass()
    await write({ line, prompt })
    const event = { id: 'e', person: teacher, room, at: 0, componentId: 'daily:own:' }
    const form = await dispatch.action(event)
    if (!isForm(form)) throw new Error('It is a form.')
    const days = form.fields.find(({ name }) => name === 'day')
    expect(days).toMatchObject({ value: [`${id}/2027-01-19`] })
    expect(JSON.stringify(days)).toContain('Mon, 18 Jan 2027 08:30 (your own words)')

    const second = toPlainText(await write({ prompt: 'Who sleeps?' }))
    expect(second).toContain(`“${line}” was planned for this day. To keep it, choose it`)
    expect(second).toContain('Who sleeps?')
    expect(JSON.stringify(await day('2027-01-20'))).toContain(`Your own: ${line}`)
    const moved = await write({ prompt: 'Who sleeps at sea?' }, { date: '2027-01-20' })
    expect(toPlainText(moved)).not.toContain('was planned for this day')
  })

  test('whose day passes while the daily post is paused is told in the plan, and can be posted yet', async () => {
    const { write, answer, plan, postAt, turnTo, press, store, id } = await openClass()
    await write({ line, prompt })
    expect(await plan()).not.toContain('has no day')
    await answer('daily pause')
    turnTo('2027-01-19T12:00Z')
    await answer('daily resume')
    expect(await plan()).toContain('One item in your own words has no day.')
    await write({ prompt: 'Who sleeps?' }, { date: '2027-01-21' })
    await press(`daily:skip:${id}/2027-01-21`)
    expect(await plan()).toContain('2 items in your own words have no day.')
    const [schedule] = await store.daily.schedules(room.class)
    const [own] = await store.daily.ownItems(schedule!)
    await press(`daily:choose:${id}/2027-01-20/${own!.id}`)
    expect(await plan()).toContain('One item in your own words has no day.')
    expect((await postAt('2027-01-20T08:30Z')).at(-1)).toContain(line)
  })

  test('is not kept where it is refused because the class had it before it was deleted', async () => {
    const { write, postAt, store } = await openClass()
    await write({ line, prompt })
    await postAt('2027-01-18T08:30Z')
    await store.personalData.erase(teacher.id)
    const again = await write({ line, prompt }, { date: '2027-01-20' })
    expect(toPlainText(again)).toContain('had those words already')
    const [schedule] = await store.daily.schedules(room.class)
    expect(await store.daily.ownItems(schedule!)).toEqual([])
  })

  test('no more than twenty wait', async () => {
    const { write } = await openClass()
    for (let count = 1; count <= 20; count += 1) {
      expect((await write({ line: `Line ${count}.`, prompt })).refused).toBeUndefined()
    }
    expect(toPlainText(await write({ line, prompt }))).toContain('already has 20')
  })

  test('is theirs in their own data, and gone from the plan once that is deleted', async () => {
    const { write, say, answer, store, plan } = await openClass()
    await write({ line, prompt })
    expect(await say('mydata show')).toContain('Daily lines and questions you wrote')
    expect(JSON.stringify(await answer('mydata export'))).toContain(line)
    expect(JSON.stringify(await store.exportClass(room.class))).toContain(line)
    await store.personalData.erase(teacher.id)
    expect(JSON.stringify(await store.exportClass(room.class))).not.toContain(line)
    expect(await plan()).not.toContain('your own words')
  })
})

test('the form of a day names no other day’s words, and a student gets none', async () => {
  const { dispatch, id, day } = await openClass()
  const press = buttonsOf(await day('2027-01-18'))['Your own words…'] ?? ''
  const event = { id: 'e', person: teacher, room, at: 0, componentId: press }
  const form = await dispatch.action(event)
  if (!isForm(form)) throw new Error('It is a form.')
  const days = form.fields.find(({ name }) => name === 'day')
  expect(days).toMatchObject({ value: [`${id}/2027-01-18`] })
  const refused = replyOf(await dispatch.action({ ...event, person: student }))
  expect(refused.refused).toBe(true)
})

test('words that failed and have come on another day since do not come twice', async () => {
  const { write, id, chat, answer, pressed, postAt, store } = await openClass()
  await write({ line, prompt })
  chat.setProblems(room.id, [['The channel is gone.']])
  expect(await postAt('2027-01-18T08:30Z')).toEqual([])
  chat.setProblems(room.id, [])
  await answer('daily resume')
  const [schedule] = await store.daily.schedules(room.class)
  const [own] = await store.daily.ownItems(schedule!)
  await pressed(`daily:pin:${id}/2027-01-19`, { chosen: [own!.id] })
  expect((await postAt('2027-01-19T08:30Z')).join()).toContain(line)
  const why = await answer('daily why 2027-01-18')
  await pressed(buttonsOf(why)['Post it now']!)
  const posts = chat.messages().map(({ reply }) => toPlainText(reply))
  expect(posts).toHaveLength(2)
  expect(posts.filter((each) => each.includes(line))).toHaveLength(1)
})

test('another class’s daily post takes no words', async () => {
  const { dispatch, id, store } = await openClass()
  const elsewhere = { ...room, id: 'web:elsewhere', class: 'web:elsewhere' }
  const fields = { line: [line], source: [''], prompt: [prompt], day: [`${id}/2027-01-18`] }
  const event = { id: 'e', person: teacher, room: elsewhere, at: 0, componentId: 'daily:write:' }
  expect(replyOf(await dispatch.action({ ...event, fields })).refused).toBe(true)
  const [schedule] = await store.daily.schedules(room.class)
  expect(await store.daily.ownItems(schedule!)).toEqual([])
})
