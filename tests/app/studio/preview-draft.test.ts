/** An item of a draft is shown as a class sees it, and a question of its quiz is asked and graded as a quiz would. */
import { describe, expect, test } from 'vitest'
import { playDraft, previewDraft } from '../../../src/app/studio/preview-draft.ts'
import { readStarter } from '../../../src/app/studio/read-starter.ts'
import { isForm } from '../../../src/core/reply/form.ts'
import { type Reply, replyWith } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

const texts = await readStarter('story')

function answered(id: string, answer: Readonly<Record<string, readonly string[]>>): string {
  const said = playDraft({ texts, section: 'quiz', id, seed: 7, answer })
  return toPlainText(said as Reply)
}

describe('a draft', () => {
  test('shows a scene, and a quiz item with its answer', () => {
    expect(toPlainText(previewDraft({ texts, section: 'scenes', id: 'the-landing' }))).toContain(
      'Ada',
    )
    const item = toPlainText(previewDraft({ texts, section: 'quiz', id: 'who-steers' }))
    expect(item).toContain('How does Ada come to steer the ferry?')
    expect(item).toContain('Afterwards: He lets her try')
  })

  test('asks a question, and says whether the answer is right', () => {
    const form = playDraft({ texts, section: 'quiz', id: 'who-steers', seed: 7, answer: undefined })
    if (!isForm(form)) throw new Error('It was not asked.')
    expect(toPlainText(replyWith(...(form.intro ?? [])))).toContain('How does Ada come')
    const said = ['0', '1', '2'].map((option) => answered('who-steers', { 'row-0': [option] }))
    expect(said.filter((words) => words.startsWith('That’s right.'))).toHaveLength(1)
    expect(said.filter((words) => words.startsWith('That isn’t it.'))).toHaveLength(2)
    expect(answered('finish-river', { typed: ['where the bank is'] })).toContain('That’s right.')
  })

  test.each([{}, { 'row-0': ['99'] }, { 'row-0': ['-1'] }, { 'row-0': ['x'] }])(
    'refuses %j, which is no answer',
    (answer) => {
      expect(() => answered('who-steers', answer)).toThrow('Choose an answer first.')
    },
  )

  test('has to be without mistakes, and to have the item', () => {
    const wrong = { ...texts, quiz: texts.quiz.replace('answer: ', 'anser: ') }
    const place = { section: 'quiz', id: 'who-steers' } as const
    expect(() => previewDraft({ texts: wrong, ...place })).toThrow('The pack still has mistakes.')
    expect(() => previewDraft({ texts, section: 'quiz', id: 'nothing' })).toThrow('Put the cursor')
  })
})
