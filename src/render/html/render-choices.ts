/** Renders the options of a question as what they are answered with. Chat platforms show the two apart. */
import type { Block, Button } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import type { Reader } from './render-buttons.ts'
import { renderBoxes, renderKey } from './render-select.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Returns what these choices are answered with: the buttons with their letters, which short choices follow, or a menu of several. */
export function findControls({ choices }: Of<'choices'>, blocks: readonly Block[]) {
  const letters = choices.map((choice) => choice.letter).join()
  return blocks
    .filter((block) => block.kind === 'buttons' || block.kind === 'select')
    .find((block) => lettersOf(block) === letters)
}

function lettersOf(block: Of<'buttons'> | Of<'select'>): string | undefined {
  if (block.kind === 'select') {
    if (block.max === 1) return undefined
    return block.options.map(({ label }) => label.split('.')[0]).join()
  }
  return block.buttons.map((button) => 'press' in button && button.label.split('.')[0]).join()
}

/** Without controls the choices can only be read. */
export function renderChoices(
  { choices }: Of<'choices'>,
  controls: Of<'buttons'> | Of<'select'> | undefined,
  reader: Reader,
): Html {
  if (controls?.kind !== 'select') return renderList(choices, controls?.buttons, reader)
  // A menu may have only the beginning of a long choice.
  const options = controls.options.map((option, index) => {
    const { letter = '', text = '' } = choices[index] ?? {}
    return { ...option, label: `${letter}. ${text}` }
  })
  return renderBoxes({ ...controls, options })
}

/** What the reader has chosen is marked. */
function renderList(
  choices: Of<'choices'>['choices'],
  buttons: readonly Button[] = [],
  { chosen }: Reader,
): Html {
  return html`<ol class="choices" role="list">
    ${choices.map(({ letter, text }, index) => {
      const words = html`<span class="letter">${letter}</span> <span dir="auto">${text}</span>`
      const button = buttons[index]
      if (button === undefined || 'href' in button) return html`<li>${words}</li>`
      const isChosen = chosen.has(button.press)
      return html`<li>
        <button
          type="button"
          class="choice"
          data-press="${button.press}"
          aria-pressed="${isChosen ? 'true' : 'false'}"
          ${button.disabled === true && html` disabled`}${renderKey(index)}
        >
          ${words}${isChosen && html`<span class="yours">Your answer</span>`}
        </button>
      </li>`
    })}
  </ol>`
}
