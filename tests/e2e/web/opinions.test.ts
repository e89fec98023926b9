/** A poll, a slider and an open question on the page, and what the projector shows of them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QuizItem } from '../../../src/core/quiz/kinds/index.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import {
  answer,
  click,
  inMessages,
  openClassroom,
  openItem,
  type,
} from '../../fixtures/classroom-tabs.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const shared = { scene: 'the-climb', explanation: 'Compare.', rating: 'everyone', source: ['S1'] }
const opinions = [
  {
    id: 'brave',
    kind: 'scale',
    prompt: 'How brave is she?',
    min: 0,
    max: 10,
    low: 'not at all',
    high: 'very',
  },
  { id: 'right', kind: 'poll', prompt: 'Was it right?', options: ['Yes.', 'No.'] },
  { id: 'mood', kind: 'open', prompt: 'How does she seem to you?' },
].map((item) => QuizItem.parse({ ...shared, ...item }))

test('students slide, choose and type; the class sees bars at once, and words once the teacher has shown them', async () => {
  const { playground, tab } = await openClassroom(browser, {
    pack: { ...lantern, quiz: opinions },
  })
  const [rivera, ana] = [await tab('rivera'), await tab('ana')]
  await type(rivera, 'quiz start 3 seconds:120 opinions:3')
  await ana.getByRole('heading', { name: 'A quiz is about to start' }).waitFor()
  await click(ana, 'Join')
  await inMessages(ana, 'You’ve joined. Good luck!').waitFor()
  const id = (await playground.store.quizzes.findRunningId('web:class', 'web:quiz'))!
  await click(rivera, 'Start now')

  for (const round of [1, 2, 3]) {
    await ana.getByRole('heading', { name: `Question ${round} of 3`, exact: true }).waitFor()
    const item = await openItem(playground, id)
    if (item.by === 'poll') {
      await answer(ana, item, true)
    } else {
      await click(ana, 'Answer…')
      const dialog = ana.getByRole('dialog', { name: 'Your answer' })
      if (item.by === 'scale') {
        const slider = dialog.getByRole('slider', { name: 'Your answer' })
        await slider.press('End')
        await slider.press('ArrowLeft')
        await dialog.getByText('9', { exact: true }).waitFor()
      } else await dialog.getByRole('textbox').fill('*lonely*')
      await dialog.getByRole('button', { name: 'Answer' }).click()
    }
    await rivera.getByRole('heading', { name: `Question ${round} of 3: the answers` }).waitFor()
    if (item.by === 'open') {
      await inMessages(ana, '1 answer. A teacher is having a look first.').waitFor()
      await click(rivera, 'Teachers: look at the answers')
      await click(rivera, 'Show with a word cloud')
      await ana.getByRole('img', { name: '*lonely*' }).waitFor()
    } else {
      await inMessages(ana, item.by === 'scale' ? '9' : 'A. Yes.')
        .last()
        .waitFor()
    }
    await type(rivera, 'quiz skip')
  }
  await inMessages(ana, 'None of the questions had points this time.').waitFor()
  await type(rivera, 'quiz report')
  await inMessages(rivera, 'What the class thinks').waitFor()
  expect(await inMessages(rivera, /lonely/).count()).toBeGreaterThan(0)
})
