/** What a class has decided about answers, in words. */
import { formatCount } from '../reply/format.ts'
import type { AnswerRules } from './answer-rules.ts'
import type { NamesShown } from './answer.ts'

export const namesTexts: Readonly<Record<NamesShown, string>> = {
  named: 'with names',
  pseudonym: 'under pseudonyms',
  anonymous: 'anonymously',
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
    ...(groups === 0 ? [] : [`in groups of ${groups}`]),
    ...(roles === 'yes' ? ['with roles'] : []),
  ].join(', ')
}
