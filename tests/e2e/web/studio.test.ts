/** The studio in a real browser: a pack is begun, a mistake is mended where it is said, and the pack is saved and played. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../../fixtures/browser.ts'
import { openClassroom, violations } from '../../fixtures/classroom-tabs.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

/** What a text field has, of which this project has no types outside the page. */
interface Field extends EventTarget {
  value: string
  readonly selectionStart: number
  readonly selectionEnd: number
  setSelectionRange(start: number, end: number): void
}

/** Opens the studio as a teacher. Anything the browser complains about fails the test. */
async function openStudio(address: string, path: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  await page.goto(`${address}/studio?as=rivera${path}`)
  return page
}

async function state(page: Page, words: string): Promise<void> {
  await page.locator('#state', { hasText: words }).waitFor()
}

const prompt = 'How does Ada come to steer the ferry?'
const right = 'The ferryman hands her the tiller.'

/** Replaces words in a part, as somebody who types there does. */
async function edit(page: Page, part: string, from: string, to: string): Promise<void> {
  await page.getByRole('tab', { name: part }).click()
  const field = page.getByRole('textbox', { name: part })
  const text = await field.inputValue()
  expect(text).toContain(from)
  await field.fill(text.replace(from, to))
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
}

async function closeAnswer(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
}

describe('the studio', () => {
  test('a new pack: the mistake is said at its line, mended, saved, and its versions are there', async () => {
    const { address, playground } = await openClassroom(browser, { isLinked: false })
    const page = await openStudio(address, '')
    expect(await violations(page)).toEqual([])
    await page.getByRole('link', { name: 'Begin with a story' }).click()
    await state(page, 'No mistakes. Not saved yet.')
    await edit(page, 'About', 'id: starter', 'id: our-play')
    await edit(page, 'Quiz', 'scene: ', 'scene: nowhere-')
    await state(page, '1 mistake to fix')
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
    const mistake = page.locator('#mistakes button')
    await page.getByText('There is no scene “nowhere-').waitFor()
    await mistake.press('Enter')
    const field = page.getByRole('textbox', { name: 'Quiz' })
    const chosen = await field.evaluate<string, Field>((text) =>
      text.value.slice(text.selectionStart, text.selectionEnd),
    )
    expect(chosen).toContain('nowhere-')
    expect(await violations(page)).toEqual([])
    await edit(page, 'Quiz', 'nowhere-', '')
    await state(page, 'No mistakes. Not saved yet.')
    await field.evaluate<void, Field>((text) => {
      const at = text.value.indexOf('scene: the-landing') + 'scene: th'.length
      text.setSelectionRange(at, at)
    })
    await field.press('Shift')
    await page.getByRole('button', { name: 'the-fog', exact: true }).click()
    expect(await field.inputValue()).toContain(
      'scene: the-fog\n  themes: [growing-up]\n  explanation: He lets',
    )
    await field.press('Control+z')
    await state(page, 'No mistakes. Not saved yet.')
    await field.press('Control+Home')
    expect(await page.getByRole('button', { name: 'How it looks' }).isDisabled()).toBe(true)
    for (let line = 0; line < 4; line += 1) await field.press('ArrowDown')
    await page.getByRole('button', { name: 'How it looks' }).click()
    await page.getByRole('dialog').getByRole('heading', { name: 'On Slack' }).waitFor()
    expect(await page.getByRole('dialog').locator('.discord').textContent()).toContain(prompt)
    expect(await violations(page)).toEqual([])
    await closeAnswer(page)
    await page.getByRole('button', { name: 'Play it' }).click()
    await page.getByRole('dialog').getByText(prompt).waitFor()
    await page.getByRole('dialog').getByLabel(right).check()
    expect(await violations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Answer' }).click()
    await page.getByRole('dialog').getByText('That’s right.').waitFor()
    await closeAnswer(page)
    await save(page)
    await page.getByRole('dialog').getByText('for your class').waitFor()
    expect(await violations(page)).toEqual([])
    await closeAnswer(page)
    await state(page, 'Saved.')
    expect(await playground.store.packs.read('web:class', 'our-play')).toContain('id: our-play')
    const [first] = await playground.store.packs.list('web:class')

    await edit(page, 'About', 'title: ', 'title: The other ')
    await state(page, 'No mistakes. Not saved yet.')
    await save(page)
    await closeAnswer(page)
    await page.getByRole('button', { name: 'Versions' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Go back to this one' }).click()
    await page.getByRole('dialog').getByText('is back at that version').waitFor()
    await closeAnswer(page)
    await expect
      .poll(() => page.getByRole('textbox', { name: 'About' }).inputValue())
      .not.toContain('The other')
    expect(await playground.store.packs.read('web:class', 'our-play')).not.toContain('The other')
    expect(first?.by.name).toBe('Ms. Rivera')
  })

  test('a question is added, changed and taken out with a form, and undone like typing', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '&start=story')
    await state(page, 'No mistakes.')
    await page.getByRole('tab', { name: 'Quiz' }).click()
    const field = page.getByRole('textbox', { name: 'Quiz' })
    const before = await field.inputValue()
    const form = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Add with a form' }).click()
    await form.getByLabel('What is asked').selectOption('True or false')
    await form.getByLabel('The right answer').and(form.locator('select')).selectOption('False')
    await form.getByRole('button', { name: 'Put it into the text', exact: true }).click()
    await form.getByText('This is missing').first().waitFor()
    const statement = form.getByLabel('The question', { exact: true })
    expect(await statement.evaluate((input) => input.matches(':focus'))).toBe(true)
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page)).toEqual([])
    await statement.fill('Ada: she falls asleep.')
    await form.getByLabel('Explanation').fill('She stays awake.')
    await form.getByRole('button', { name: 'Add another: where it comes from' }).press('Enter')
    await form.getByLabel('Where it comes from 1').fill('S1')
    await form.getByLabel('Where it comes from 2').fill('S2')
    await form.getByRole('button', { name: 'Put it into the text', exact: true }).click()
    await state(page, 'No mistakes.')
    const added =
      `${before.trimEnd()}\n\n- id: ada-she-falls-asleep\n  kind: true-false\n  prompt: 'Ada: she falls asleep.'\n` +
      '  answer: false\n  scene: the-fog\n  explanation: She stays awake.\n  rating: everyone\n  source: [S1, S2]\n'
    await expect.poll(() => field.inputValue()).toBe(added)
    expect(await field.evaluate((text) => text.matches(':focus'))).toBe(true)
    await page.getByRole('button', { name: 'Change with a form' }).click()
    expect(await statement.inputValue()).toBe('Ada: she falls asleep.')
    await form.getByLabel('Scene', { exact: true }).selectOption('the-landing')
    await form.press('Escape')
    await form.getByText('isn’t in the pack yet').waitFor()
    await form.press('Escape')
    expect(await field.inputValue()).toBe(added)
    await page.getByRole('button', { name: 'Take it out' }).click()
    await expect.poll(() => field.inputValue()).toBe(`${before.trimEnd()}\n\n`)
    await field.press('Control+z')
    expect(await field.inputValue()).toBe(added)
    await field.press('Control+z')
    expect(await field.inputValue()).toBe(before)
  })

  test('what somebody types while a form changes its kind stays, and so does the cursor', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '&start=story')
    await state(page, 'No mistakes.')
    const form = page.getByRole('dialog')
    await page.getByRole('tab', { name: 'Quiz' }).click()
    await page.getByRole('button', { name: 'Add with a form' }).click()
    const asked = form.getByLabel('The question', { exact: true })
    const kind = form.getByLabel('What is asked')
    const question = await asked.elementHandle()
    // The change and the words come in one task, so that no answer can come between them.
    await kind.evaluate((select, typed) => {
      Object.assign(select, { value: 'true-false' })
      select.dispatchEvent(new Event('change', { bubbles: true }))
      Object.assign(typed as object, { value: 'Ada falls asleep.' })
      const field = typed as unknown as Field & { focus: () => void }
      field.focus()
      field.setSelectionRange(4, 4)
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }, question)
    await form.getByLabel('The right answer').and(form.locator('select')).waitFor()
    expect(await asked.inputValue()).toBe('Ada falls asleep.')
    expect(await asked.evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await asked.evaluate((field) => (field as unknown as Field).selectionStart)).toBe(4)
  })

  test('a pack gets its title, a new question and a changed one with forms alone, and is saved under an id of its own', async () => {
    const { address, playground } = await openClassroom(browser)
    const page = await openStudio(address, '&start=story')
    await state(page, 'No mistakes.')
    const form = page.getByRole('dialog')
    const put = form.getByRole('button', { name: 'Put it into the text', exact: true })
    await page.getByRole('button', { name: 'Change with a form' }).click()
    const title = form.getByLabel('Title', { exact: true }).first()
    await title.fill('')
    await put.click()
    await form.getByText(/^This (?:is empty|is missing)/).waitFor()
    expect(await violations(page)).toEqual([])
    await title.fill('Ferries: Part One')
    await put.click()
    await form.waitFor({ state: 'hidden' })
    await state(page, 'No mistakes.')
    const text = page.getByRole('textbox', { name: 'About' })
    await expect.poll(() => text.inputValue()).toContain('id: ferries-part-one # the same')
    expect(await text.inputValue()).toContain("title: 'Ferries: Part One' # what a class sees")

    await page.getByRole('tab', { name: 'Quiz' }).click()
    const add = page.getByRole('button', { name: 'Add with a form' })
    await add.click()
    await form.getByLabel('What is asked').selectOption('True or false')
    await form.getByLabel('The question', { exact: true }).fill('Ada falls asleep.')
    await form.getByLabel('The right answer').and(form.locator('select')).selectOption('False')
    await form.getByLabel('Explanation').fill('She stays awake.')
    await form.getByLabel('Where it comes from 1').fill('S1')
    await put.click()
    await form.waitFor({ state: 'hidden' })
    await state(page, 'No mistakes.')
    await page.getByRole('button', { name: 'Choose from a list' }).click()
    expect(await violations(page)).toEqual([])
    await form.getByLabel('Words in its name').fill('steer')
    await form.getByRole('button', { name: prompt }).click()
    await form.getByLabel('Explanation').fill('He lets her steer.')
    await put.click()
    await form.waitFor({ state: 'hidden' })
    await state(page, 'No mistakes.')
    expect(await page.getByRole('textbox', { name: 'Quiz' }).inputValue()).toContain(
      'He lets her steer.',
    )
    await save(page)
    await form.getByText('for your class').waitFor()
    await closeAnswer(page)
    expect(await playground.store.packs.read('web:class', 'ferries-part-one')).toContain(
      'Ada falls asleep.',
    )

    const next = await openStudio(address, '&start=text')
    await state(next, 'No mistakes.')
    await edit(next, 'About', 'id: starter', 'id: ferries-part-one')
    await state(next, 'No mistakes.')
    await save(next)
    await next.getByText('Your class already has a pack with this id').waitFor()
    expect(await next.getByRole('button', { name: 'Open that version instead' }).isHidden()).toBe(
      true,
    )
  })

  test('two packs stand beside each other, each with its check, and an item is copied into the other', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '&start=story')
    await state(page, 'No mistakes.')
    await page.getByRole('link', { name: 'Another beside it' }).click()
    const [left, right] = ['left', 'right'].map((side) => page.frameLocator(`#frame-${side}`))
    if (left === undefined || right === undefined) throw new Error('There are no two sides.')
    await left.locator('#state', { hasText: 'No mistakes.' }).waitFor()
    await page.getByRole('combobox', { name: 'Second pack' }).selectOption({ index: 1 })
    await right.locator('#state', { hasText: 'No mistakes.' }).waitFor()
    await left.getByRole('tab', { name: 'Terms' }).click()
    const term = left.getByRole('textbox', { name: 'Terms' })
    await term.press('Control+End')
    await page.setViewportSize({ width: 768, height: 1024 })
    await left.getByRole('button', { name: 'Copy to the other pack' }).press('Enter')
    const copied = right.getByRole('textbox', { name: 'Terms' })
    await expect.poll(() => copied.inputValue()).toMatch(/\n- id: symbol-2\n {2}term: Symbol\n/)
    await right.locator('#state', { hasText: 'to fix' }).waitFor()
    expect(await left.locator('#state').textContent()).toBe('No mistakes. Not saved yet.')
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const frame of page.frames()) expect(await violations(frame)).toEqual([])
    }
    await copied.press('Control+z')
    await right.locator('#state', { hasText: 'No mistakes.' }).waitFor()
  })

  test('what was not saved is there after a reload, and a tab is told what another has saved', async () => {
    const { address, playground } = await openClassroom(browser)
    const one = await openStudio(address, '&start=text')
    await state(one, 'No mistakes.')
    await edit(one, 'About', 'id: starter', 'id: notes')
    await state(one, 'No mistakes.')
    await save(one)
    await closeAnswer(one)
    const other = await openStudio(address, '&pack=notes')
    await state(other, 'Saved.')
    await edit(other, 'About', 'title: ', 'title: Other ')
    await state(other, 'Not saved yet.')
    await other.reload()
    await state(other, 'Not saved yet.')
    expect(await other.getByRole('textbox', { name: 'About' }).inputValue()).toContain('Other ')

    await edit(one, 'About', 'title: ', 'title: First ')
    await state(one, 'Not saved yet.')
    await save(one)
    await closeAnswer(one)
    await save(other)
    await other.getByText('Ms. Rivera has saved another version').waitFor()
    expect(await violations(other)).toEqual([])
    expect(await playground.store.packs.read('web:class', 'notes')).toContain('First ')
    await other.getByRole('button', { name: 'Save mine over it' }).click()
    await other.getByRole('dialog').getByText('for your class').waitFor()
    expect(await playground.store.packs.read('web:class', 'notes')).toContain('Other ')
    expect(await playground.store.packs.versions('web:class', 'notes')).toHaveLength(2)
  })

  test('a file is brought: a pack is saved, and can be edited', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '')
    await page
      .getByLabel('A pack (YAML or zip)')
      .setInputFiles('tests/fixtures/packs/one-file.yaml')
    await page.getByRole('button', { name: 'Bring it' }).click()
    await page.getByRole('dialog').getByText('for your class').waitFor()
    await closeAnswer(page)
    await page.getByRole('link', { name: /^Edit The Harbour/ }).click()
    await state(page, 'Saved.')
    expect(await page.getByRole('textbox', { name: 'About' }).inputValue()).toContain('id: harbour')
  })

  test('an installed pack is copied, and script in a text stays text', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '')
    await page.getByRole('link', { name: 'Copy as your own' }).first().click()
    await state(page, 'No mistakes. Not saved yet.')
    await edit(
      page,
      'About',
      'title: ',
      'title: <script>alert(1)</script><img src=x onerror=alert(2)>',
    )
    await edit(page, 'Quiz', 'id: ', 'id: <script>alert(3)</script>')
    await state(page, 'to fix')
    expect(await page.locator('#mistakes script, #mistakes img').count()).toBe(0)
  })

  test('more than a pack may hold, when it is pasted, is answered with the limit, and the page goes on', async () => {
    const { address } = await openClassroom(browser)
    const page = await openStudio(address, '&start=story')
    await state(page, 'No mistakes.')
    await page.getByRole('tab', { name: 'Terms' }).click()
    const field = page.getByRole('textbox', { name: 'Terms' })
    const text = await field.inputValue()
    await field.evaluate<void, Field>((area) => {
      area.value = '- id: much\n'.repeat(130_000)
      area.dispatchEvent(new Event('input'))
    })
    await page.getByText('The pack is too large').waitFor()
    await field.fill(text)
    await state(page, 'No mistakes.')
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isEnabled()).toBe(true)
  })
})
