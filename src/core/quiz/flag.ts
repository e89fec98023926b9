/** A student reports that a question may be wrong, and says why. */
import { z } from 'zod'
import { componentId } from '../command/component-id.ts'
import type { Form } from '../reply/form.ts'
import { note, text } from '../reply/reply.ts'
import { hasWords, tidyText } from '../reply/tidy-text.ts'
import { cutText } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { FormValues } from './kinds/kind.ts'
import type { PlayItem } from './kinds/index.ts'

export const FlagReason = z.enum(['wrong-key', 'two-right', 'unclear', 'other'])
export type FlagReason = z.infer<typeof FlagReason>

export const flagReasons: Readonly<Record<FlagReason, string>> = {
  'wrong-key': 'The answer is wrong',
  'two-right': 'More than one answer is right',
  unclear: 'The question is unclear',
  other: 'Something else',
}

/** What one student says about one question. */
export interface GivenFlag {
  readonly reason: FlagReason
  /** Their own words, or none. */
  readonly words: string
}

/** A report in the result of a quiz; one from before reports had reasons has none. */
export interface Flag {
  readonly reason: FlagReason | undefined
  readonly words: string
  /** The id under which they play. */
  readonly person: string
  /** Undefined in an anonymous quiz. */
  readonly name: string | undefined
  readonly isClosed: boolean
}

/** A report that no teacher has dealt with yet. */
export interface OpenFlag extends GivenFlag {
  readonly id: string
  readonly quiz: string
  readonly round: number
  readonly pack: string
  /** The id of the item in the pack, or of a question that was made from it. */
  readonly item: string
  readonly prompt: string
  /** Undefined in an anonymous quiz. */
  readonly name: string | undefined
  /** Epoch milliseconds. */
  readonly at: number
}

/** A question that was asked in a quiz, and the id under which somebody plays there. */
export interface FlaggedRound {
  readonly quiz: string
  readonly round: number
  readonly person: string
}

/** Ids come from buttons, so a report is only ever found together with its class. */
export interface FlagStore {
  /** Stores what somebody reports; what they reported before is replaced, and is open again. `name` is empty in an anonymous quiz. */
  flag(
    className: string,
    flagged: FlaggedRound & { readonly id: string; readonly name: string },
    about: { readonly pack: string; readonly item: string },
    given: GivenFlag,
  ): Promise<void>
  /** Returns what somebody has reported about this question before. */
  findFlag(className: string, flagged: FlaggedRound): Promise<GivenFlag | undefined>
  /** Returns the class's open reports, the oldest first, at most `maxOpenFlags`. */
  listFlags(className: string): Promise<readonly OpenFlag[]>
  /** Records that a teacher has dealt with a report. Returns false where it is not open. */
  closeFlag(className: string, id: string): Promise<boolean>
}

export const maxOpenFlags = 200

const maxFlagWords = 300

/** Returns the form; `at` names the quiz and the round, and `given` is what they reported before. */
export function flagForm(
  { prompt }: PlayItem,
  at: string,
  { given, isAnonymous }: { readonly given: GivenFlag | undefined; readonly isAnonymous: boolean },
): Form {
  return {
    title: 'Report a problem',
    press: componentId('quiz', 'send-flag', at),
    submit: 'Report',
    intro: [
      text({ strong: prompt }),
      note(
        isAnonymous
          ? 'Your teachers will see this without your name.'
          : 'Your teachers will see this with your name. Nobody else will.',
      ),
    ],
    fields: [
      {
        kind: 'one',
        name: 'reason',
        label: 'What’s the problem?',
        required: true,
        options: FlagReason.options.map((value) => ({ value, label: flagReasons[value] })),
        ...(given && { value: [given.reason] }),
      },
      {
        kind: 'text',
        name: 'words',
        label: 'Tell your teachers more',
        required: false,
        long: true,
        maxLength: maxFlagWords,
        ...(given && { value: given.words }),
      },
    ],
  }
}

/** Reads the form. Throws a UserError for one that says nothing. */
export function readFlag(fields: FormValues): GivenFlag {
  const reason = FlagReason.safeParse(fields['reason']?.[0]).data
  if (reason === undefined) throw new UserError('Please choose what the problem is.')
  const words = cutText(tidyText(fields['words']?.[0] ?? ''), maxFlagWords)
  if (reason === 'other' && !hasWords(words)) {
    throw new UserError('Please say in a few words what the problem is.')
  }
  return { reason, words }
}
