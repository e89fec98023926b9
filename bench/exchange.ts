/** How long 2,000 questions take to be read in each format, beside reading and checking the same questions as JSON. */
import { z } from 'zod'
import type { Format } from '../src/app/exchange/format.ts'
import { formats } from '../src/app/exchange/formats.ts'
import type { ExchangeFile, ExchangeQuestion } from '../src/core/exchange/question.ts'
import { toPacks } from '../src/core/exchange/to-packs.ts'
import { type Row, median } from './row.ts'

const count = 2000
const rounds = 5

const Json = z.strictObject({
  questions: z.array(
    z.strictObject({
      place: z.string(),
      name: z.string(),
      category: z.array(z.string()),
      tags: z.array(z.string()),
      prompt: z.string().min(1),
      body: z.strictObject({
        kind: z.literal('choice'),
        several: z.boolean(),
        options: z.array(z.strictObject({ text: z.string(), credit: z.number().min(-1).max(1) })),
      }),
      feedback: z.string(),
      notes: z.array(z.string()),
    }),
  ),
  unusable: z.array(z.never()),
})

export async function benchExchange(): Promise<readonly Row[]> {
  const file: ExchangeFile = {
    questions: Array.from({ length: count }, (_, index) => question(index)),
    unusable: [],
  }
  const json = JSON.stringify(file)
  const baseline = { name: 'JSON and Zod', value: await time(() => Json.parse(JSON.parse(json))) }
  const rows: Row[] = []
  for (const format of Object.values<Format>(formats)) {
    const { title, read, write } = format
    if (read === undefined) continue
    const written = (await write?.(file))?.content ?? ownWriters[title]?.(file)
    if (written === undefined) continue
    const bytes = Buffer.from(written)
    const found = await read({ name: 'bench', bytes })
    if (found.questions.length < count) throw new Error(`${title} lost questions.`)
    const value = await time(() => read({ name: 'bench', bytes }))
    rows.push({ what: `2,000 questions from ${title}`, value, unit: 'ms', baseline })
  }
  const value = await time(() => toPacks(file, { id: 'bench', title: 'Bench' }))
  return [...rows, { what: '2,000 questions become packs', value, unit: 'ms', baseline }]
}

/** Formats that are read and never written. */
const ownWriters: Readonly<Record<string, (file: ExchangeFile) => string>> = {
  Aiken: ({ questions }) =>
    questions
      .map(({ prompt, body }) => {
        const options = body.kind === 'choice' ? body.options : []
        const lines = options.map(({ text }, at) => `${letter(at)}) ${text}`)
        const right = letter(options.findIndex(({ credit }) => credit === 1))
        return [prompt, ...lines, `ANSWER: ${right}`].join('\n')
      })
      .join('\n\n'),
  'flashcards as text (Quizlet)': ({ questions }) =>
    questions.map(({ prompt, feedback }) => `${prompt}\t${feedback}`).join('\n'),
}

function letter(index: number): string {
  return String.fromCodePoint(65 + index)
}

function question(index: number): ExchangeQuestion {
  const options = ['right', 'wrong', 'other'].map((word, at) => ({
    text: `The ${word} option of question ${index}`,
    credit: at === 0 ? 1 : 0,
  }))
  return {
    place: `question ${index + 1}`,
    name: `Question ${index + 1}`,
    category: [`Topic ${index % 20}`],
    tags: [],
    prompt: `Which of these belongs to question ${index}, of all that there are?`,
    body: { kind: 'choice', several: false, options },
    feedback: `Because it says so in paragraph ${index}.`,
    notes: [],
  }
}

/** Milliseconds, the median of a few rounds after one that warms up. */
async function time(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now()
    await work()
    if (round > 0) times.push(performance.now() - start)
  }
  return median(times)
}
