/** The pages of the site: which files they are, what they are called, and how they are grouped in the menu. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'

export interface SitePage {
  /** Its file in the repository, such as `docs/teacher.md`. */
  readonly file: string
  /** Where it is on the site, such as `docs/teacher.html`. */
  readonly address: string
  readonly title: string
  readonly markdown: string
}

/** The menu: a page each for its readers, then what they look up. Decisions have a page of their own that lists them. */
export const menu: readonly { readonly name: string; readonly files: readonly string[] }[] = [
  { name: 'Start', files: ['README.md', 'docs/discord.md', 'docs/slack.md', 'docs/playground.md'] },
  {
    name: 'Your page',
    files: [
      'docs/teacher.md',
      'docs/term-in-ten-minutes.md',
      'docs/student.md',
      'docs/author.md',
      'docs/operations.md',
      'CONTRIBUTING.md',
      'docs/data-protection.md',
    ],
  },
  {
    name: 'For teachers',
    files: [
      'docs/teaching.md',
      'docs/commands.md',
      'docs/history.md',
      'docs/calendar.md',
      'docs/daily.md',
      'docs/reading.md',
      'docs/answers.md',
      'docs/quiz.md',
      'docs/quiz-modes.md',
      'docs/homework.md',
      'docs/digest.md',
      'docs/opinions.md',
      'docs/points.md',
      'docs/reports.md',
      'docs/book.md',
    ],
  },
  {
    name: 'For authors',
    files: ['docs/import.md', 'docs/pack-play.md', 'docs/pack-chapter.md', 'data/README.md'],
  },
  {
    name: 'For operators',
    files: [
      'docs/deploy.md',
      'docs/configuration.md',
      'docs/database.md',
      'docs/monitoring.md',
      'docs/scale.md',
      'docs/threat-model.md',
      'SECURITY.md',
    ],
  },
  {
    name: 'For developers',
    files: [
      'docs/architecture.md',
      'docs/benchmarks.md',
      'docs/school-year.md',
      'docs/decisions/README.md',
      'CHANGELOG.md',
      'THIRD-PARTY.md',
    ],
  },
]

const decisions = globSync('docs/decisions/*.md').toSorted()

/** Returns every page of the site. */
export function sitePages(): readonly SitePage[] {
  const listed = menu.flatMap(({ files }) => files).filter((file) => file !== decisionList)
  const written = [...new Set([...listed, ...globSync('docs/*.md'), ...decisions])]
  const pages = written.map((file) => sitePage(file, readFileSync(file, 'utf8')))
  const known = new Set(decisions)
  return [
    ...pages,
    sitePage(decisionList, listDecisions(pages.filter(({ file }) => known.has(file)))),
  ]
}

/** The only page without a file. */
const decisionList = 'docs/decisions/README.md'

function listDecisions(pages: readonly SitePage[]): string {
  const items = pages.map(({ file, title }) => `- [${title}](${file.replace(/.*\//, '')})`)
  return [
    '# Decisions',
    '',
    'For developers: decisions that had real alternatives, with what was measured and when to look again.',
    '',
    ...items,
    '',
  ].join('\n')
}

function sitePage(file: string, markdown: string): SitePage {
  const [, title = file] = /^# (.+)$/m.exec(markdown) ?? []
  return { file, address: addressOf(file), title: title.replaceAll('`', ''), markdown }
}

function addressOf(file: string): string {
  return file.replace(/(?<=^|\/)README\.md$/, 'index.html').replace(/\.md$/, '.html')
}

/** Returns the way from a page to another file of the site, such as `../index.html`. */
export function wayFrom(address: string, to: string): string {
  return relative(dirname(address), to)
}
