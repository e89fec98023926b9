/** The buttons under the message of a quiz that everyone sees, whatever their part in it. */
import { componentId } from '../../command/component-id.ts'
import { type Block, type Button, button, buttons } from '../../reply/reply.ts'
import type { Quiz, QuizPlan } from '../quiz.ts'
import { teamName } from '../teams.ts'

/** A row holds five buttons on both platforms. */
const maxRowLength = 5

export function joinButton({ id }: QuizPlan, style: 'plain' | 'primary' = 'plain'): Button {
  return button('Join', componentId('quiz', 'join', id), style)
}

/** Stands where nobody is asked to join, or where only those see it who have. */
export function leaveButton({ id }: Pick<QuizPlan, 'id'>): Button {
  return button('Leave', componentId('quiz', 'leave', id))
}

/** `at` names the quiz and the round. Everybody sees it, so that nothing tells who needs it. */
export function hintButton(at: string, isFree: boolean): Button {
  return button(isFree ? 'Hint' : 'Hint (−25%)', componentId('quiz', 'hint', at))
}

export function hostButton(quiz: Quiz): Button {
  return forHost(quiz, button('Host…', componentId('quiz', 'host', quiz.plan.id)))
}

/** For teachers, who look at the answers to an open question before the class does. Slack shows it in no other place. */
export function lookButton({ plan }: Quiz, round: number): Button {
  const at = `${plan.id}/${round}/0/1/s`
  return button('Teachers: look at the answers', componentId('quiz', 'see-answers', at))
}

function startButton(quiz: Quiz): Button {
  return forHost(quiz, button('Start now', componentId('quiz', 'start', quiz.plan.id)))
}

/** While there is no host, anybody may take over. */
function forHost({ host }: Quiz, control: Button): Button {
  return host === null ? control : { ...control, onlyFor: host.id }
}

export function resultButton({ id }: QuizPlan, style: 'plain' | 'primary' = 'plain'): Button {
  return button('My result', componentId('quiz', 'result', id), style)
}

/** What people do in the lobby: one Join button, or one for each team where people choose theirs. */
export function lobbyButtons(quiz: Quiz): readonly Block[] {
  const { plan } = quiz
  const { id, settings } = plan
  if (settings.teams === 0 || settings.teamsBy === 'draw') {
    return [buttons(joinButton(plan, 'primary'), startButton(quiz), hostButton(quiz))]
  }
  const teams = Array.from({ length: settings.teams }, (_, team) =>
    button(`Join ${teamName(team)}`, componentId('quiz', 'join', `${id}/${team}`), 'primary'),
  )
  const rows = teams.length > maxRowLength ? [teams.slice(0, 3), teams.slice(3)] : [teams]
  return [...rows.map((row) => buttons(...row)), buttons(startButton(quiz), hostButton(quiz))]
}
