/** The note types of the packages that are written. Their ids never change, so that Anki knows them again with the next import. */

export interface OwnNoteType {
  readonly id: number
  readonly name: string
  readonly fields: readonly string[]
  /** HTML. */
  readonly front: string
  readonly back: string
}

export const maxOptions = 10

const optionNumbers = Array.from({ length: maxOptions }, (_, index) => index + 1)

/** Only options that are filled in are shown. */
const options = optionNumbers.map(
  (number) => `{{#Q_${number}}}<li>{{Q_${number}}}</li>{{/Q_${number}}}`,
)

const extra = '{{#Extra}}<div class="extra">{{Extra}}</div>{{/Extra}}'
const answer = '{{FrontSide}}<hr id="answer">'

export const ownNoteTypes = {
  card: {
    id: 1_730_000_000_001,
    name: 'Commonplace card',
    fields: ['Front', 'Back', 'Extra'],
    front: '{{Front}}',
    back: `${answer}{{Back}}${extra}`,
  },
  typed: {
    id: 1_730_000_000_002,
    name: 'Commonplace typed answer',
    fields: ['Front', 'Back', 'Extra'],
    front: '{{Front}}<br>{{type:Back}}',
    back: `{{Front}}<hr id="answer">{{type:Back}}${extra}`,
  },
  choice: {
    id: 1_730_000_000_003,
    name: 'Commonplace choice',
    fields: [
      'Question',
      ...optionNumbers.map((number) => `Q_${number}`),
      'Answers',
      'Right',
      'Extra 1',
    ],
    front: `{{Question}}<ol type="A">${options.join('')}</ol>`,
    back: [answer, '{{Right}}{{#Extra 1}}<div class="extra">{{Extra 1}}</div>{{/Extra 1}}'].join(
      '',
    ),
  },
} as const satisfies Readonly<Record<string, OwnNoteType>>

export const style =
  '.card { font-family: sans-serif; font-size: 20px; text-align: center } ol { display: inline-block; text-align: left } .extra { margin-top: 1em; font-size: 16px }'
