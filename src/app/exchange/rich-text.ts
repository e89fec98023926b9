/** Turns the rich text of other programs (HTML, MathML, LaTeX, pictures and sounds) into plain text, and says what was lost. */
import { replaceFormulas } from './formula/replace-formulas.ts'
import { htmlToText } from './html/html-to-text.ts'
import { type Losses, addLoss, describeLosses } from './losses.ts'

export interface PlainText {
  readonly text: string
  /** What the text could not carry, a sentence each. */
  readonly notes: readonly string[]
}

/** Works on text without HTML as well: signs that only look like HTML or a formula stay as they are. Takes linear time. */
export function richToText(html: string): PlainText {
  const losses: Losses = new Map()
  const plain = htmlToText(html.replaceAll('\u0000', ''), losses)
  const silent = removeSounds(plain, losses)
  return { text: replaceFormulas(silent, losses).trim(), notes: describeLosses(losses) }
}

/** Anki’s mark for a sound or a video. */
function removeSounds(text: string, losses: Losses): string {
  if (!text.includes('[sound:')) return text
  return text
    .replaceAll(/\[sound:([^[\]\n]*)\]/g, (_, file: string) => {
      addLoss(
        losses,
        /\.(?:mp4|webm|mkv|mov|avi|mpe?g|ogv)$/i.test(file.trim()) ? 'video' : 'sound',
      )
      return ''
    })
    .replaceAll(/[^\S\n]{2,}/g, ' ')
}
