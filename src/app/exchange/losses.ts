/** Counts what plain text cannot carry, and says it in sentences. */

export type Loss = 'picture' | 'sound' | 'video' | 'formula' | 'embed'

export type Losses = Map<Loss, number>

export function addLoss(losses: Losses, loss: Loss): void {
  losses.set(loss, (losses.get(loss) ?? 0) + 1)
}

const sentences: Readonly<Record<Loss, readonly [one: string, several: string]>> = {
  picture: [
    'A picture without a description was left out.',
    'pictures without a description were left out.',
  ],
  sound: ['A sound was left out.', 'sounds were left out.'],
  video: ['A video was left out.', 'videos were left out.'],
  formula: [
    'A formula couldn’t be written as plain text, so it stays as LaTeX.',
    'formulas couldn’t be written as plain text, so they stay as LaTeX.',
  ],
  embed: [
    'Something embedded from another page was left out.',
    'things embedded from other pages were left out.',
  ],
}

/** Returns a sentence for each kind of loss. */
export function describeLosses(losses: Losses): string[] {
  return [...losses].map(([loss, count]) => {
    const [one, several] = sentences[loss]
    return count === 1 ? one : `${count} ${several}`
  })
}
