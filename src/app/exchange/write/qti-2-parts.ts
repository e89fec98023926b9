/** The parts that every item of QTI 2.1 has. */
import { xmlText } from './xml-text.ts'

export interface Feedback {
  readonly id: string
  readonly text: string
}

export interface Item {
  /** Which answers are right, and what they earn. */
  readonly declaration: string
  /** What students see. */
  readonly body: string
  /** How the score is found. */
  readonly processing: string
  /** By the identifier of a choice. */
  readonly feedback: readonly Feedback[]
  /** For whoever marks it. */
  readonly rubric?: string
}

export const mapResponse =
  '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'

const matchCorrect =
  '<responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>'

/** Returns what an item needs besides its body. */
export function declareResponse(
  cardinality: 'single' | 'multiple' | 'ordered',
  baseType: 'identifier' | 'string' | 'float' | 'directedPair',
  correct: readonly string[],
  points: readonly (readonly [string, number])[] = [],
): Omit<Item, 'body'> {
  const values = correct.map((value) => `<value>${xmlText(value)}</value>`).join('')
  const entries = points.map(
    ([key, value]) =>
      `<mapEntry mapKey="${xmlText(key)}" mappedValue="${value}"${baseType === 'string' ? ' caseSensitive="false"' : ''}/>`,
  )
  const parts = [
    values === '' ? '' : `<correctResponse>${values}</correctResponse>`,
    entries.length === 0 ? '' : `<mapping defaultValue="0">${entries.join('')}</mapping>`,
  ]
  return {
    declaration: `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${parts.join('')}</responseDeclaration>`,
    processing: matchCorrect,
    feedback: [],
  }
}

/** Returns the element in which a question is answered. */
export function interaction(
  name: string,
  settings: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const attributes = Object.entries({ responseIdentifier: 'RESPONSE', ...settings })
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('')
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`
}

export function toIdentifiers(prefix: string, parts: readonly unknown[]): readonly string[] {
  return parts.map((_, index) => `${prefix}${index + 1}`)
}
