/** The answer that a person on the fake of Slack gets, whichever way it comes. */
import type { Act } from '../../fakes/slack/act.ts'
import type { Message } from '../../fakes/slack/state.ts'

const lookEveryMs = 200

/** Where the response URL fails, the bot answers by `chat.postEphemeral`, which does not say to which act. */
export function createSlackAnswers() {
  const waiting = new Set<Act>()
  const taken = new WeakSet<Message>()

  /** A message that only this person sees and that is the answer to nothing else. */
  function otherWay(act: Act, person: string): Message | undefined {
    for (const { answers } of waiting) for (const message of answers) taken.add(message)
    return act.seen.find((message) => message.visibleTo === person && !taken.has(message))
  }

  /** Resolves with the words of the answer to an act. */
  return async function answerTo(act: Act, person: string): Promise<string> {
    waiting.add(act)
    // Not at every change of the fake: a message is there a moment before it is the answer to something.
    let look: NodeJS.Timeout | undefined
    const other = new Promise<Message>((resolve) => {
      look = setInterval(() => {
        const found = otherWay(act, person)
        if (found !== undefined) resolve(found)
      }, lookEveryMs)
    })
    try {
      const message = await Promise.race([act.answer(), other])
      taken.add(message)
      return message.text + JSON.stringify(message.blocks)
    } finally {
      clearInterval(look)
      waiting.delete(act)
    }
  }
}
