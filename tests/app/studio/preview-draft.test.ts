/** An item of a draft is shown as a class sees it, and a question of its quiz is asked and graded as a quiz would. */
import { describe, expect, test } from 'vitest'
import type { DraftTexts } from '../../../src/app/studio/check-draft.ts'
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

  test.each<[string, Partial<DraftTexts>]>([
    [
      'another item',
      { quiz: texts.quiz.replace('id: finish-river', 'id: finish-river\n  odd: 1') },
    ],
    ['the YAML of another item', { quiz: `${texts.quiz}\n- id: "never closed\n` }],
    ['its scene', { scenes: texts.scenes.replaceAll('summary:', 'sumary:') }],
    ['the characters', { characters: texts.characters.replaceAll('role:', 'rule:') }],
    ['what the pack is about', { pack: 'title: Only this' }],
    ['several parts', { pack: '', characters: '?', themes: '?', quotes: 'a: [1', terms: '"' }],
  ])('with a mistake in %s shows and asks an item that is itself sound', (_, wrong) => {
    const place = { texts: { ...texts, ...wrong }, section: 'quiz', id: 'who-steers' } as const
    expect(toPlainText(previewDraft(place))).toContain('How does Ada come to steer the ferry?')
    expect(isForm(playDraft({ ...place, seed: 7, answer: undefined }))).toBe(true)
  })

  test('shows every sound item of a pack whose scenes are all wrong', () => {
    const wrong = { ...texts, scenes: texts.scenes.replaceAll('summary:', 'sumary:') }
    for (const [section, id] of [
      ['quotes', 'the-river-knows'],
      ['characters', 'ada'],
      ['themes', 'growing-up'],
    ] as const) {
      expect(toPlainText(previewDraft({ texts: wrong, section, id }))).not.toBe('')
    }
  })

  test('says so where the item itself has mistakes, and where there is none', () => {
    const wrong = { ...texts, quiz: texts.quiz.replace('answer: ', 'anser: ') }
    const place = { texts: wrong, section: 'quiz', id: 'who-steers' } as const
    expect(() => previewDraft(place)).toThrow('This item still has mistakes.')
    expect(() => playDraft({ ...place, seed: 7, answer: undefined })).toThrow('still has mistakes')
    expect(() => previewDraft({ texts, section: 'quiz', id: 'nothing' })).toThrow('Put the cursor')
  })
})
