/** What the schema of QTI 2.1 allows inside what, for the elements that are written. */
import { childrenOf } from '../../../src/app/exchange/xml-query.ts'
import type { XmlElement } from '../../../src/app/exchange/xml-tree.ts'

/** The children of an element in their order: `?` at most once, `*` any number, `+` at least once; those after “any of” mix. */
const content: Readonly<Record<string, string>> = {
  manifest: 'metadata? organizations resources',
  metadata: 'schema? schemaversion?',
  organizations: '',
  resources: 'resource*',
  resource: 'file* dependency*',
  file: '',
  dependency: '',
  assessmentTest: 'testPart+',
  testPart: 'assessmentSection+',
  assessmentSection: 'any of: assessmentSection assessmentItemRef',
  assessmentItemRef: '',
  assessmentItem:
    'responseDeclaration* outcomeDeclaration* itemBody? responseProcessing? modalFeedback*',
  responseDeclaration: 'correctResponse? mapping?',
  correctResponse: 'value+',
  mapping: 'mapEntry+',
  mapEntry: '',
  outcomeDeclaration: '',
  itemBody:
    'any of: rubricBlock p choiceInteraction orderInteraction matchInteraction extendedTextInteraction',
  rubricBlock: 'any of: p',
  modalFeedback: 'any of: p',
  p: 'any of: textEntryInteraction',
  choiceInteraction: 'simpleChoice+',
  orderInteraction: 'simpleChoice+',
  simpleChoice: 'any of: p',
  matchInteraction: 'simpleMatchSet simpleMatchSet',
  simpleMatchSet: 'simpleAssociableChoice*',
  simpleAssociableChoice: 'any of: p',
  textEntryInteraction: '',
  extendedTextInteraction: '',
  responseProcessing: 'any of: responseCondition setOutcomeValue',
  responseCondition: 'responseIf',
  responseIf: 'any of: match equal setOutcomeValue',
  setOutcomeValue: 'any of: mapResponse baseValue multiple',
  multiple: 'any of: variable baseValue',
  match: 'variable correct',
  equal: 'variable correct',
  mapResponse: '',
  baseValue: '',
  variable: '',
  correct: '',
  value: '',
  schema: '',
  schemaversion: '',
}

/** Attributes without which the schema refuses an element. */
const required: Readonly<Record<string, string>> = {
  manifest: 'identifier',
  resource: 'identifier type',
  file: 'href',
  dependency: 'identifierref',
  assessmentTest: 'identifier title',
  testPart: 'identifier navigationMode submissionMode',
  assessmentSection: 'identifier title visible',
  assessmentItemRef: 'identifier href',
  assessmentItem: 'identifier title adaptive timeDependent',
  responseDeclaration: 'identifier cardinality baseType',
  outcomeDeclaration: 'identifier cardinality',
  mapEntry: 'mapKey mappedValue',
  rubricBlock: 'view',
  modalFeedback: 'outcomeIdentifier identifier showHide',
  choiceInteraction: 'responseIdentifier shuffle maxChoices',
  orderInteraction: 'responseIdentifier shuffle',
  matchInteraction: 'responseIdentifier shuffle maxAssociations',
  extendedTextInteraction: 'responseIdentifier',
  textEntryInteraction: 'responseIdentifier',
  simpleChoice: 'identifier',
  simpleAssociableChoice: 'identifier matchMax',
  baseValue: 'baseType',
  equal: 'toleranceMode',
  setOutcomeValue: 'identifier',
}

/** Returns what the schema would refuse, a line each. */
export function findStructureMistakes(element: XmlElement): readonly string[] {
  const rule = content[element.name]
  if (rule === undefined) return [`<${element.name}> is not in the schema`]
  const names = childrenOf(element).map(({ name }) => name)
  const missing = (required[element.name] ?? '')
    .split(' ')
    .filter((name) => name !== '' && element.attributes[name] === undefined)
    .map((name) => `<${element.name}> needs ${name}`)
  const isAllowed = toPattern(rule).test(names.map((name) => `${name} `).join(''))
  return [
    ...missing,
    ...(isAllowed ? [] : [`<${element.name}> may not hold: ${names.join(', ')}`]),
    ...childrenOf(element).flatMap(findStructureMistakes),
  ]
}

function toPattern(rule: string): RegExp {
  const [, mixed] = /^any of: (.*)$/.exec(rule) ?? []
  if (mixed !== undefined) return new RegExp(`^(?:(?:${mixed.replaceAll(' ', '|')}) )*$`)
  const parts = rule.split(' ').filter((part) => part !== '')
  return new RegExp(
    `^${parts.map((part) => `(?:${part.replace(/[?*+]$/, '')} )${/[?*+]$/.exec(part)?.[0] ?? ''}`).join('')}$`,
  )
}
