/** Writes LaTeX as readable text. Temml reads it, so what it does not know is noticed and not garbled. */
import temml from 'temml'
import { mathmlToText } from './mathml-to-text.ts'

/** Longer ones are no line of text. */
const maxLength = 2000

/** Definitions could grow without end; no question needs them. */
const definition = /\\(?:[egx]?def|g?let|futurelet|(?:re|provide)?newcommand|global|long)(?![a-z])/i

/** Returns undefined where the formula cannot be read or has no form in plain text. */
export function latexToText(latex: string): string | undefined {
  if (latex.length > maxLength || definition.test(latex)) return undefined
  const mathml = renderMathml(latex.replaceAll('\u00A0', ' '))
  return mathml === undefined ? undefined : mathmlToText(mathml)
}

function renderMathml(latex: string): string | undefined {
  try {
    // Only a formula on lines of its own may have an environment such as `align`.
    const displayMode = latex.includes('\\begin')
    return temml.renderToString(latex, { displayMode, throwOnError: true, maxExpand: 100 })
  } catch {
    // Whatever stops it, the formula stays as it was written.
    return undefined
  }
}
