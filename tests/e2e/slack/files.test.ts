import { maxUploadBytes } from '../../../src/core/pack/pack-limits.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { requireFile, requireText } from '../../../src/core/command/attached-file.ts'
import { scopes } from '../../../src/adapters/slack/declare.ts'
import { exportPersonalData } from '../../../src/core/privacy/personal-data-view.ts'
import type { Form } from '../../../src/core/reply/form.ts'
import { type Reply, file, heading, privateReply } from '../../../src/core/reply/reply.ts'
import type { Act } from '../../fakes/slack/act.ts'
import type { FakeSlackOptions } from '../../fakes/slack/settings.ts'
import type { Channel, Message } from '../../fakes/slack/state.ts'
import { answered, expectClean, shown, startSchool, transports } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

const required = Object.keys(scopes)
const pack = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')
const csv = ['name,answer', ...Array.from({ length: 400 }, (_, row) => `Student ${row},“a, b”`)]
const long = csv.join('\n')

/** A school whose bot answers every line with a report. */
function reporting(options: FakeSlackOptions = {}, content = long): Promise<School> {
  const reply: Reply = privateReply(heading('Report'), file('answers.csv', 'text/csv', content))
  return startSchool('socket', {
    ...options,
    dispatch: (dispatch) => ({ ...dispatch, line: () => Promise.resolve(reply) }),
  })
}

/** What is shared in a conversation: the content of each file, once for each message that shows it. */
function sharedIn({ team }: School, { messages }: Channel): readonly string[] {
  return [...messages.values()]
    .flatMap(({ files = [] }) => files)
    .map((id) => team.state.files.get(id)?.bytes.toString() ?? 'nothing')
}

/** The words of a message in which every space counts, block by block. */
function preformattedIn({ blocks }: Pick<Message, 'blocks'>): readonly string[] {
  return blocks
    .flatMap((block) => (block as { elements?: readonly Record<string, unknown>[] }).elements ?? [])
    .filter(({ type }) => type === 'rich_text_preformatted')
    .flatMap(({ elements }) => (elements as readonly { text: string }[]).map(({ text }) => text))
}

/** Returns the act that the answer to the submitted form belongs to. */
async function openForm({ slack, ada, channel }: School, command: string): Promise<Act> {
  const act = await ada.command(channel, '/study')
  await slack.until(() => ada.modal !== undefined)
  const before = ada.modal!.hash
  await ada.select(ada.modal!, 'command', command)
  await slack.until(() => ada.modal!.hash !== before)
  return act
}

const field = 'option/pack/upload/file'

/** What is said in the form that was refused. */
function refusal({ errors }: Act): string {
  return Object.values(errors ?? {}).join()
}

describe.each(transports)('files over %s', (transport) => {
  test('a teacher chooses a pack in the form, however long it is', async () => {
    const school = await startSchool(transport)
    const { slack, ada, channel } = school
    const longPack = `${pack}\n# ${'x'.repeat(20_000)}\n`
    const act = await openForm(school, 'pack/upload')
    await ada.submit(ada.modal!, { [field]: ada.upload('harbour.yaml', longPack) })
    expect((await act.answer()).text).toContain('Saved The Harbour')
    expect((await (await ada.command(channel, '/study', 'pack list')).answer()).text).toContain(
      'The Harbour',
    )
    expectClean(slack)
  })
})

test('an export arrives as files in the person’s own conversation with the app, each once', async () => {
  const school = await startSchool()
  const { slack, team, ada, channel } = school
  await (await ada.command(channel, '/study', 'settings set rating:teen')).answer()
  const answer = await (await ada.command(channel, '/study', 'mydata export')).answer()
  expect(answer.text).toContain('I’ve sent you my-data.txt and my-data.json. You’ll find them in')
  expect(shown(answer)).not.toContain('rich_text_preformatted')
  const files = sharedIn(school, team.im(ada))
  expect(files).toHaveLength(2)
  expect(files[0]).toMatch(/^What is stored about you/)
  expect(JSON.parse(files[1]!)).toMatchObject({ person: `slack:${team.id}/${ada.id}` })
  expect(sharedIn(school, channel)).toEqual([])
  expectClean(slack)
})

test('asked for in the app’s own conversation, a file needs no greeting', async () => {
  const school = await reporting()
  const { slack, team, ada } = school
  const im = team.im(ada)
  const answer = await (await ada.command(im, '/study', 'report')).answer()
  expect(answer.text).toContain('I’ve sent you answers.csv.')
  expect(team.posts(im).map(({ files = [] }) => files.length)).toEqual([1])
  expect(sharedIn(school, im)).toEqual([long])
  expectClean(slack)
})

test.each([
  ['Slack is too busy', 'files.completeUploadExternal', { answer: 429, retryAfter: 1 }],
  ['an answer is lost before', 'files.completeUploadExternal', { answer: 'reset' }],
  ['an answer is lost after', 'files.completeUploadExternal', { answer: 'reset', commit: 'first' }],
  ['Slack fails after', 'files.completeUploadExternal', { answer: 500, commit: 'first' }],
  ['the address is not given', 'files.getUploadURLExternal', { answer: 'reset' }],
  ['the bytes are lost', 'upload', { answer: 'reset' }],
  ['Slack does not take the bytes', 'upload', { answer: 503 }],
] as const)('%s: the file arrives all the same, and once', async (_, method, fault) => {
  const school = await reporting()
  const { slack, team, ada, channel } = school
  slack.fail(method, 1, fault)
  const answer = await (await ada.command(channel, '/study', 'report')).answer()
  expect(answer.text).toContain('I’ve sent you answers.csv.')
  expect(sharedIn(school, team.im(ada))).toEqual([long])
})

test('where Slack cannot be asked whether a file arrived, the person is told to look, and it is not sent again', async () => {
  const school = await reporting({ scopes: [...required, 'files:write'] })
  const { slack, team, ada, channel } = school
  slack.fail('files.completeUploadExternal', 1, { answer: 'reset', commit: 'first' })
  const answer = await (await ada.command(channel, '/study', 'report')).answer()
  expect(answer.text).toContain('Slack didn’t say whether answers.csv arrived.')
  expect(sharedIn(school, team.im(ada))).toEqual([long])
})

test('a workspace without room for files gets the beginning and the reason', async () => {
  const school = await reporting()
  const { slack, ada, channel } = school
  slack.fail('files.getUploadURLExternal', 1, { answer: { error: 'file_uploads_disabled' } })
  const answer = await (await ada.command(channel, '/study', 'report')).answer()
  expect(answer.text).toContain('settings don’t let apps send files')
  expect(shown(answer)).toContain('Student 0,')
})

describe('without the permission to send files', () => {
  test('a long file is one message: its first lines, whole, and one sentence that says what to do', async () => {
    const { slack, ada, channel } = await reporting({ scopes: required })
    const act = await ada.command(channel, '/study', 'report')
    await answered(slack, act)
    expect(act.answers).toHaveLength(1)
    const [{ blocks }] = act.answers as [(typeof act.answers)[0]]
    const text = /"rich_text_preformatted","elements":\[\{"type":"text","text":"(.*?)"\}/.exec(
      JSON.stringify(blocks),
    )?.[1]
    const lines = text!.split('\\n')
    expect(lines).toEqual(csv.slice(0, lines.length))
    expect(shown(act.answers[0]!)).toContain(`the first ${lines.length} of 401 lines`)
    expect(act.answers[0]!.text).toContain(
      'To get whole files, ask a workspace admin to install Commonplace again and allow files:write.',
    )
    expectClean(slack)
  })

  test('a short file is all there, and nobody is sent to an admin', async () => {
    const { slack, ada, channel } = await reporting({ scopes: required }, 'a,b\n1,2\n')
    const answer = await (await ada.command(channel, '/study', 'report')).answer()
    expect(shown(answer)).toContain('a,b\\n1,2')
    expect(answer.text).not.toContain('admin')
    expectClean(slack)
  })

  test('what is stored about a person is all there, however long, over as many messages as it takes', async () => {
    const rows = Array.from({ length: 300 }, (_, row) => ({ person: 'me', note: `Note ${row}` }))
    const tables = [{ table: 'notes', about: 'what you noted', rows }]
    const blocks = exportPersonalData('me', { tables, mentions: [] })
    const school = await startSchool('socket', {
      scopes: required,
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () => Promise.resolve(privateReply(...blocks)),
      }),
    })
    const { slack, ada, channel } = school
    const act = await ada.command(channel, '/study', 'mydata export')
    await slack.until(() => act.answers.some((message) => shown(message).includes('files:write')))
    const pages = act.answers.flatMap((message) => preformattedIn(message)).join('\n')
    const end = pages.indexOf('\n{')
    expect(pages.slice(0, end).match(/Note \d+/g)).toHaveLength(300)
    expect(JSON.parse(pages.slice(end))).toMatchObject({ tables: [{ rows }] })
    expect(act.answers.every(({ visibleTo }) => visibleTo === ada.id)).toBe(true)
    expectClean(slack)
  })

  test('once an admin has allowed it, the next file is sent, without a restart', async () => {
    const school = await reporting({ scopes: required })
    const { slack, team, ada, channel } = school
    await (await ada.command(channel, '/study', 'report')).answer()
    team.install([...required, 'files:write'])
    // Any call tells the bot of it.
    await slack.until(() => true)
    await school.platform.sendDirectMessage(
      `slack:${team.id}/${ada.id}`,
      privateReply(heading('Hello')),
    )
    const answer = await (await ada.command(channel, '/study', 'report')).answer()
    expect(answer.text).toContain('I’ve sent you answers.csv.')
    expectClean(slack)
  })
})

describe('a file for the bot', () => {
  test('without the permission to read files, its text is pasted, and the form says how to change that', async () => {
    const school = await startSchool('socket', { scopes: required })
    const { slack, ada } = school
    await openForm(school, 'pack/upload')
    const form = JSON.stringify(ada.modal!.blocks)
    expect(form).toContain('up to 3,000 characters')
    expect(form).toContain('allow files:read')
    const act = await ada.submit(ada.modal!, { [field]: 'pack: nonsense' })
    // The window is still there with what was pasted.
    expect(refusal(act)).toContain('Nothing was saved')
    expectClean(slack)
  })

  test.each(['upload', 'import'])('pack %s can’t be sent without it', async (subcommand) => {
    const { ada, ...school } = await startSchool()
    await openForm({ ada, ...school }, `pack/${subcommand}`)
    const file = ada.modal!.blocks.find(
      (block) => 'block_id' in block && block.block_id === `option/pack/${subcommand}/file`,
    )
    expect(file).toMatchObject({ optional: false })
  })

  test('a file of somebody else is not opened, whoever names its id', async () => {
    const school = await startSchool()
    const { slack, ada, ben } = school
    await openForm(school, 'pack/upload')
    const act = await ada.submit(ada.modal!, { [field]: ben.upload('diary.yaml', pack) })
    expect(refusal(act)).toContain('I can’t open that file')
    expect(refusal(act)).not.toContain('Harbour')
    expectClean(slack)
  })

  test('nor is an id that Slack does not know', async () => {
    const school = await startSchool()
    const { slack, ada } = school
    await openForm(school, 'pack/upload')
    const act = await ada.submit(ada.modal!, { [field]: 'F0FORGED' })
    expect(refusal(act)).toContain('I can’t open that file')
    expectClean(slack)
  })

  test.each([
    ['is larger than the option allows', 'x'.repeat(maxUploadBytes + 1), 'too large'],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8]), 'This is a picture.'],
  ])('one that %s is refused with the reason', async (_, content, reason) => {
    const school = await startSchool()
    const { slack, ada } = school
    await openForm(school, 'pack/upload')
    const act = await ada.submit(ada.modal!, { [field]: ada.upload('pack.yaml', content) })
    expect(refusal(act)).toContain(reason)
    expectClean(slack)
  })

  const form: Form = {
    title: 'A list',
    press: 'pack:upload',
    submit: 'Read it',
    fields: [
      {
        name: 'list',
        label: 'The list',
        kind: 'file',
        maxBytes: 1000,
        extensions: ['.csv'],
        required: true,
      },
    ],
  }

  /** A bot that answers every line with the form, and says what it was given. */
  function asking(settings: FakeSlackOptions = {}): Promise<School> {
    return startSchool('socket', {
      ...settings,
      dispatch: (dispatch) => ({
        ...dispatch,
        line: () => Promise.resolve(form),
        action: ({ files = {} }) =>
          Promise.resolve(
            privateReply(
              heading(`${files['list']?.name}: ${requireText(requireFile(files, 'list'))}`),
            ),
          ),
      }),
    })
  }

  test('where the app may read none, the form of an answer takes its text', async () => {
    const { slack, ada, channel } = await asking({ scopes: required })
    const act = await ada.command(channel, '/study', 'anything')
    await answered(slack, act)
    expect(shown(act.modal!)).toContain('Paste its text here, up to 3,000 characters.')
    expect(shown(act.modal!)).toContain('allow files:read')
    await ada.submit(act.modal!, { 'paste/list': 'a,b' })
    expect((await act.answer()).text).toContain('pasted.txt: a,b')
    expectClean(slack)
  })

  test('a form that became a message takes its text, too', async () => {
    const { slack, ada, channel } = await asking()
    slack.fail('views.open', 9, { answer: 500 })
    const act = await ada.command(channel, '/study', 'anything')
    const message = await act.answer()
    expect(shown(message)).toContain('Paste its text here, up to 3,000 characters.')
    ada.fill(message, { 'paste/list': 'a,b' })
    const sent = await ada.press(message, 'Read it')
    expect((await sent.answer()).text).toContain('pasted.txt: a,b')
    expectClean(slack)
  })

  test('chosen in the form of an answer, it reaches whoever reads the form', async () => {
    const { slack, ada, ben, channel } = await asking()
    const act = await ada.command(channel, '/study', 'anything')
    await answered(slack, act)
    await ada.submit(act.modal!, { 'field/list': ada.upload('names.csv', 'a,b') })
    expect((await act.answer()).text).toContain('names.csv: a,b')
    const forged = await ada.command(channel, '/study', 'anything')
    await answered(slack, forged)
    await ada.submit(forged.modal!, { 'field/list': ben.upload('diary.csv', 'secret') })
    expect(JSON.stringify([forged.answers, forged.modal])).not.toContain('secret')
    expectClean(slack)
  })

  test('one that Slack does not hand out is asked for again', async () => {
    const school = await startSchool()
    const { slack, ada } = school
    const opened = await openForm(school, 'pack/upload')
    slack.fail('download', 1, { answer: 503 })
    const filled = { [field]: ada.upload('pack.yaml', pack) }
    const act = await ada.submit(ada.modal!, filled)
    expect(refusal(act)).toContain('couldn’t be fetched from Slack')
    await ada.submit(ada.modal!, filled)
    expect((await opened.answer()).text).toContain('Saved The Harbour')
    expectClean(slack)
  })

  test('a calendar by its file sets the days off', async () => {
    const school = await startSchool()
    const { slack, ada, team, store } = school
    const act = await openForm(school, 'daily/set')
    const calendar = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART;VALUE=DATE:20270301',
      'DTEND;VALUE=DATE:20270302',
      'SUMMARY:Holiday',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const zone = 'option/daily/set/timezone'
    const { options } = await ada.suggest(ada.modal!, 'suggest/daily/set/timezone', 'London')
    await ada.submit(ada.modal!, {
      'option/daily/set/time': '08:30',
      [zone]: options[0]!.value,
      'option/daily/set/calendar': ada.upload('school.ics', calendar),
    })
    await act.answer()
    const [schedule] = await store.daily.schedules(`slack:${team.id}`)
    expect(JSON.stringify(schedule)).toContain('2027-03-01')
    expectClean(slack)
  })
})
