/** How long the studio takes from a key to what the check says, in the largest pack that a class may have. */
import { joinPack } from '../src/app/pack/join-pack.ts'
import { parseUpload } from '../src/app/pack/parse-upload.ts'
import { createDraftChecker, type DraftTexts } from '../src/app/studio/check-draft.ts'
import { readStarter } from '../src/app/studio/read-starter.ts'
import { packFiles } from '../src/core/pack/sections.ts'
import { heavyWork } from '../src/app/heavy/heavy-work.ts'
import { type Row, median } from './row.ts'
import { benchStudioPage } from './studio-page.ts'

const keys = 40
const counts = { scenes: 275, quotes: 965, quiz: 980, questions: 480, terms: 280 } as const

export async function benchStudio(): Promise<readonly Row[]> {
  const texts = await largePack()
  const checker = createDraftChecker()
  const first = time(() => {
    if (checker.check(texts).mistakes.length > 0) throw new Error('The large pack has mistakes.')
  })
  const whole = time(() => {
    const { text } = joinPack(new Map(packFiles.map((file) => [file, texts[file]])))
    if (!('pack' in parseUpload('large', text))) throw new Error('The large pack is refused.')
  })
  const sound = typed(texts, 'explanation: ', 'explanation: x')
  const wrong = typed(texts, 'explanation: ', 'explnation: ')
  const unread = typed(texts, 'explanation: ', 'explanation: "')
  const baseline = { name: 'reading all of it anew', value: whole }
  const goal = '< 50'
  const unit = 'ms'
  const code = await heavyWork.run('readCheckerCode', 'bench', {})
  return [
    { what: 'first check of 2,998 items', value: first, unit, baseline },
    { what: 'from a key to no mistake', value: keyTime(checker, sound), unit, baseline, goal },
    { what: 'from a key to a mistake', value: keyTime(checker, wrong), unit, baseline, goal },
    {
      what: 'from a key to what is no YAML',
      value: keyTime(checker, unread),
      unit,
      baseline,
      goal,
    },
    {
      what: 'advice, once nobody types',
      value: time(() => {
        checker.check(texts)
        checker.advise()
      }),
      unit,
    },
    {
      what: `code for the browser, in ${code.files.length} files`,
      value: code.files.reduce((sum, file) => sum + file.code.length, 0) / 1000,
      unit: 'kB',
    },
    ...(await benchStudioPage(texts)),
  ]
}

/** Half of the keys take no longer. */
function keyTime(
  checker: ReturnType<typeof createDraftChecker>,
  drafts: readonly DraftTexts[],
): number {
  return median(drafts.map((draft) => time(() => checker.check(draft))))
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The pack after each of many keys, all over the quiz. */
function typed(texts: DraftTexts, from: string, to: string): readonly DraftTexts[] {
  return Array.from({ length: keys }, (_, index) => {
    const at = texts.quiz.indexOf(from, Math.floor((texts.quiz.length * index) / (keys + 1)))
    const quiz = texts.quiz.slice(0, at) + to + texts.quiz.slice(at + from.length)
    return { ...texts, quiz }
  })
}

/** The example of a text with many more of each item, as many as a pack may have. */
async function largePack(): Promise<DraftTexts> {
  const texts = await readStarter('text')
  return {
    ...texts,
    ...Object.fromEntries(
      Object.entries(counts).map(([name, count]) => {
        const text = texts[name as keyof typeof counts]
        const [item = ''] = text.split(/^(?=- )/m).slice(1)
        const more = Array.from({ length: count }, (_, index) =>
          item
            .replace(/^- id: .*/, `- id: item-${index}`)
            .replace(/^( {2}(?:prompt|line|term|title): )/m, `$1Number ${index}, `),
        )
        return [name, `${text.trimEnd()}\n\n${more.join('\n')}`]
      }),
    ),
  }
}
