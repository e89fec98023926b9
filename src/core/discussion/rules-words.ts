/** What a class has decided about answers, in words. */
import { formatCount } from '../reply/format.ts'
import type { AnswerRules } from './answer-rules.ts'
import type { NamesShown } from './answer.ts'

export const namesTexts: Readonly<Record<NamesShown, string>> = {
  named: 'with names',
  pseudonym: 'under pseudonyms',
  anonymous: 'anonymously',
}

/** Returns what is new, such as “anonymously, in groups of 4 (until then with names, without groups)”; undefined where no words differ. */
export function formatChangedRules(before: AnswerRules, after: AnswerRules): string | undefined {
  const [from, to] = [before, after].map(wordsOfRules)
  const changed = Object.keys(to ?? {}).filter((name) => from?.[name] !== to?.[name])
  if (changed.length === 0) return undefined
  const [was, is] = [from, to].map((words) => changed.map((name) => words?.[name] ?? '').join(', '))
  return `${is} (until then ${was})`
}

/** Each rule in words, so that what has changed can be said alone. */
function wordsOfRules(rules: AnswerRules): Readonly<Record<string, string>> {
  const { names, minimum, hold, closes, reveal, groups, draw, roles, reports } = rules
  return {
    names: namesTexts[names],
    minimum: `shown once ${formatCount(minimum, 'other has', 'others have')} answered`,
    hold: hold === 'yes' ? 'after a teacher has looked at them' : 'without a teacher looking first',
    closes: closes === 'day' ? 'until the end of the day' : `until ${closes}`,
    reveal:
      reveal === 'off'
        ? 'without a look back'
        : reveal === 'close'
          ? 'looking back at the end'
          : `looking back after ${formatCount(reveal, 'answer')}`,
    groups: groups === 0 ? 'without groups' : `in groups of ${groups}`,
    draw: draw === 'weekly' ? 'groups drawn each week' : 'groups that stay',
    roles: roles === 'yes' ? 'with roles' : 'without roles',
    reports: `hidden after ${formatCount(reports, 'report')}`,
  }
}

/** Returns a phrase such as “on, with names, shown once 3 others have answered, until 16:00”. */
export function formatAnswerRules(rules: AnswerRules | 'off'): string {
  if (rules === 'off') return 'off'
  const { names, minimum, hold, closes, reveal, groups, roles } = rules
  return [
    'on',
    namesTexts[names],
    `shown once ${formatCount(minimum, 'other has', 'others have')} answered`,
    ...(hold === 'yes' ? ['after a teacher has looked at them'] : []),
    closes === 'day' ? 'until the end of the day' : `until ${closes}`,
    ...(reveal === 'off' ? ['without a look back'] : []),
    ...(typeof reveal === 'number' ? [`looking back after ${formatCount(reveal, 'answer')}`] : []),
    // Anonymous answers have no groups.
    ...(groups === 0 || names === 'anonymous' ? [] : [`in groups of ${groups}`]),
    ...(roles === 'no' || names === 'anonymous' ? [] : ['with roles']),
  ].join(', ')
}
