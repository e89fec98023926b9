/** Judges the answer to a typed line: what it shows and offers, whether it is good, and whether it leaves the person standing. */
import type { CommandIndex } from '../../src/core/command/command.ts'
import { parseComponentId, shareCommand } from '../../src/core/command/component-id.ts'
import { flatten, inlineText, toPlainText } from '../../src/core/reply/plain-text.ts'
import { type FormField, type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import { type Block, type Reply, type RichText, allButtons } from '../../src/core/reply/reply.ts'
import type { Good, Title, Who } from './typed-line.ts'

/** Who has typed the line, and the commands that the bot has. */
export interface Asker {
  readonly who: Who
  readonly commands: CommandIndex
}

export interface Answer {
  /** What came back, and what was posted in the channel. */
  readonly replies: readonly ReplyOrForm[]
  /** What a modal of the platform’s own shows. */
  readonly modal?: readonly string[]
  /** Whether the line ended the prompt of the terminal. */
  readonly hasLeft?: boolean
}

/** Returns what is wrong with an answer; nothing if one of the good answers fits. */
export function faultsOf(
  answer: Answer,
  good: Good | readonly Good[],
  asker: Asker,
): readonly string[] {
  const all = [good].flat().map((each) => missing(answer, each, asker))
  return all.find((faults) => faults.length === 0) ?? all.flat()
}

/**
 * Whether the person is left standing: nothing came, or only a refusal with no way on. A way on is a button, menu or form
 * (sharing a refusal is none), a command that exists and that this person may use, or a sentence that tells them what to do.
 */
export function isDeadEnd(answer: Answer, asker: Asker): boolean {
  if (answer.hasLeft === true || answer.modal !== undefined) return false
  return answer.replies.every(
    (reply) =>
      isRefusal(reply) &&
      labelsOf(reply).length === 0 &&
      !codesOf(reply).some((code) => isCommandFor(asker, code)) &&
      !instruction.test(toPlainText(reply)),
  )
}

/** What was answered, for a person who reads a failing test. */
export function shown(answer: Answer, asker: Asker): string {
  const names = namesOf(answer, asker)
  return [textOf(answer), names.length > 0 && `[${names.join('] [')}]`].filter(Boolean).join('\n')
}

function missing(answer: Answer, good: Good, asker: Asker): string[] {
  const text = textOf(answer)
  const names = namesOf(answer, asker)
  const titles = titlesOf(answer)
  const { opens, finds, says, offers = [], refuses, never } = good
  const found = [...titles, ...answer.replies.flatMap((reply) => labelsOf(reply)).slice(0, 3)]
  return [
    opens !== undefined && !isAmong(titles, opens) && `It does not open ${list(opens)}.`,
    finds !== undefined && !isAmong(found, finds) && `It does not find ${list(finds)}.`,
    says !== undefined && !says.test(text) && `It does not say ${says}.`,
    ...offers.map((name) => !names.some((each) => name.test(each)) && `It does not offer ${name}.`),
    refuses !== undefined && titles.length > 0 && `It shows ${titles.join(', ')}.`,
    refuses !== undefined &&
      ![text, ...names].some((each) => refuses.test(each)) &&
      `It does not say what to do: ${refuses}.`,
    never?.test(text) === true && `It says ${never}.`,
  ].filter((fault) => fault !== false)
}

function textOf({ replies, modal = [], hasLeft }: Answer): string {
  if (hasLeft === true) return 'The prompt has ended.'
  return [
    ...replies.map((reply) => (isForm(reply) ? reply.title : toPlainText(reply))),
    ...modal,
  ].join('\n\n')
}

/** The cards that are shown: headings, lines and questions, but not the heading above a list of results. */
function titlesOf({ replies }: Answer): readonly string[] {
  return blocksOf(replies).flatMap((block) => {
    if (block.kind === 'heading') return block.text.startsWith('Search') ? [] : [block.text]
    if (block.kind === 'quote') return [toPlainText({ blocks: [block] })]
    return block.kind === 'question' ? [block.prompt] : []
  })
}

/** What a person can press, choose, fill in or type; words of theirs that the text repeats are none of it. */
function namesOf({ replies, modal = [] }: Answer, asker: Asker): readonly string[] {
  const codes = replies.flatMap((reply) => codesOf(reply))
  return [
    ...replies.flatMap((reply) => labelsOf(reply)),
    ...codes.filter((code) => isCommandFor(asker, code) || /^[a-z-]+:\S/.test(code)),
    ...modal,
  ]
}

/** What can be pressed, chosen or filled in, without sharing. */
function labelsOf(reply: ReplyOrForm): readonly string[] {
  if (isForm(reply)) return [reply.title, ...reply.fields.flatMap(fieldLabels)]
  return reply.blocks.flatMap((block) => {
    if (block.kind === 'select') return block.options.map(({ label }) => label)
    // A result, as in “1. Scene · Eyes closed — what happens”: its button has a short name, since the text says what it opens.
    if (block.kind === 'row') return [flatten(block.text).replace(/^\d+\. .*? · | — .*$/g, '')]
    if (block.kind !== 'buttons') return []
    return allButtons(block)
      .filter((each) => !isShare(each))
      .map(({ label }) => label)
  })
}

function fieldLabels(field: FormField): readonly string[] {
  const isMenu = field.kind === 'one' || field.kind === 'several'
  return [field.label, ...(isMenu ? field.options.map(({ label }) => label) : [])]
}

function isShare(button: object): boolean {
  return 'press' in button && parseComponentId(String(button.press)).command === shareCommand
}

/** What the text names as something to type. */
function codesOf(reply: ReplyOrForm): readonly string[] {
  return richTexts(blocksOf([reply]))
    .flat()
    .flatMap((part) =>
      typeof part === 'object' && ('code' in part || 'command' in part) ? [inlineText(part)] : [],
    )
}

function richTexts(blocks: readonly Block[]): readonly RichText[] {
  return blocks.flatMap((block): readonly RichText[] => {
    if (block.kind === 'text' || block.kind === 'note') return [block.text]
    if (block.kind === 'facts') return block.facts.map(({ value }) => value)
    return block.kind === 'list' ? block.items : []
  })
}

function blocksOf(replies: readonly ReplyOrForm[]): readonly Block[] {
  return replies.flatMap((reply) => (isForm(reply) ? [] : reply.blocks))
}

/** Whether it is one sentence or more, and no card, list, table or file, which says that something is not or was not done. */
function isRefusal(reply: ReplyOrForm): reply is Reply {
  if (isForm(reply)) return false
  const isOnlySentences = reply.blocks.every(({ kind }) =>
    ['text', 'note', 'buttons'].includes(kind),
  )
  return reply.refused === true || (isOnlySentences && denial.test(toPlainText(reply)))
}

const denial = /\b(?:no|not|nothing|nobody|only)\b|n’t\b/i

function isCommandFor({ who, commands }: Asker, code: string): boolean {
  const [name = '', action = ''] = code.replace(/^\/?(?:study )?/, '').split(/\s+/)
  const subcommands = commands.get(name)?.subcommands
  const meant = subcommands?.get(action) ?? subcommands?.get('')
  const possible = meant === undefined ? [...(subcommands?.values() ?? [])] : [meant]
  return possible.some(({ teachersOnly }) => who === 'teacher' || teachersOnly !== true)
}

/** An imperative at the start of a sentence or after a word that leads up to one, or what a value must be. */
const instruction =
  /(?:^|[.!?:;,–] ?|\b(?:or|and|then|please|to) )(?:add|ask|attach|check|choose|fill|find|give|leave|look|name|open|pick|press|read|run|say|see|send|shorten|start|switch|tell|try|type|use|wait|write)\b|\bmust be\b/im

function isAmong(titles: readonly string[], wanted: Title | readonly Title[]): boolean {
  return [wanted].flat().some((title) => titles.some((each) => isTitle(each, title)))
}

function isTitle(given: string, wanted: Title): boolean {
  if (typeof wanted !== 'string') return wanted.test(straight(given))
  return straight(given).replace(/^(?:scene )?\d+[.:] /i, '') === straight(wanted)
}

/** Typographic apostrophes as patterns have them. */
function straight(words: string): string {
  return words.replaceAll('’', "'").trim()
}

function list(wanted: Title | readonly Title[]): string {
  return [wanted].flat().join(' or ')
}
