/** Questions with pictures on Discord: uploaded as a zip, asked in a quiz and set as homework. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ComponentType } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { zip } from '../../../src/app/exchange/zip.ts'
import { type Message, everyComponent, textOf } from '../../fakes/discord/state.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { stripes } from '../../fixtures/question-pictures.ts'
import { packsFolder } from '../../fixtures/tiny-pack.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

/** The small pack with a picture in every question, as a teacher zips its folder. */
async function zipped() {
  const folder = join(packsFolder, 'lantern')
  const files: Record<string, Uint8Array> = { 'lantern/pictures/stripes.png': stripes() }
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.yaml'))) {
    const text = await readFile(join(folder, name), 'utf8')
    const shown =
      name === 'quiz.yaml'
        ? text.replaceAll(
            /^- id: .*$/gm,
            (line) =>
              `${line}\n  picture: { file: pictures/stripes.png, alt: Grey and white stripes. }`,
          )
        : text
    files[`lantern/${name}`] = Buffer.from(shown)
  }
  return { filename: 'lantern.zip', data: zip(files) }
}

async function startClass(options: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot(options)
  await bot.quizRunner.start()
  const { teacher, channel } = bot
  const { filename, data } = await zipped()
  const file = { filename, contentType: 'application/zip', content: Buffer.from(data) }
  const saved = await (await teacher.slash(channel, 'pack upload', { file })).replied()
  expect(saved.text).toContain('The Lantern Keeper')
  await (await teacher.slash(channel, 'pack use', { pack: 'lantern' })).replied()
  return bot
}

function galleryOf({ components }: Pick<Message, 'components'>): string {
  return JSON.stringify(
    everyComponent(components).filter(({ type }) => type === ComponentType.MediaGallery),
  )
}

test('a quiz posts the picture of each question once, and the question says it in words', async () => {
  const botClock = createManualClock()
  const { fake, teacher, student, channel } = await startClass({ botClock })
  await teacher.slash(channel, 'quiz start', { questions: 3, seconds: 60 })
  function boards(): readonly Message[] {
    return fake.messages(channel).filter(({ visibleTo }) => visibleTo === undefined)
  }
  await fake.until(() => boards().length > 0)
  const first = boards().at(-1)!
  const start = boards().length
  await student.press(first, 'Join')
  await teacher.press(first, 'Start now')
  await botClock.advance(1_000)
  await fake.until(() => boards().length > start)
  const posted = boards().at(-1)!
  expect(textOf(posted)).toContain('Question 1 of 3: the picture')
  expect(posted.attachments).toMatchObject([{ filename: 'stripes.png' }])
  expect(posted.attachments[0]?.data.equals(stripes())).toBe(true)
  expect(galleryOf(posted)).toContain('Grey and white stripes.')
  await fake.until(() => boards().some((each) => textOf(each).includes('Picture: Grey and white')))
  expect(boards()).toHaveLength(start + 1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a student sees the picture in their homework, and words once the class wants no pictures', async () => {
  const { fake, channel, student, teacher } = await startClass()
  const draft = await (
    await teacher.slash(channel, 'homework set', {
      due: 'in two weeks',
      timezone: 'Europe/London',
      questions: 3,
    })
  ).replied()
  await (await teacher.press(draft.message!, 'Post it')).replied()
  const card = student.messages(channel).at(-1)!
  const question = await (await student.press(card, 'Begin or go on')).replied()
  expect(question.text).toContain('Question 1 of 3')
  expect(galleryOf(question.message!)).toContain('Grey and white stripes.')
  await (await teacher.slash(channel, 'settings set', { pictures: 'off' })).replied()
  const again = await (await student.press(card, 'Begin or go on')).replied()
  expect(again.text).toContain('Picture: Grey and white stripes.')
  expect(again.message!.attachments).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})
