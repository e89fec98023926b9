/** What a class sees while it talks a question over: what to do, for how long, and with whom. The votes stay hidden. */
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  replyWith,
  text,
} from '../../reply/reply.ts'
import { type Player, type Quiz, type TalkingState, currentItem } from '../quiz.ts'
import { talkGroups } from '../talk-groups.ts'
import { publicNames } from '../teams.ts'
import { escapedLength } from './fit-options.ts'
import { questionBlocks, questionTitle } from './question.ts'
import { hostButton, joinButton } from './quiz-buttons.ts'
import { compareNames } from '../../reply/compare-names.ts'

/** The names of pairs take no more than this of a message; everyone finds theirs behind the button. Characters. */
const maxPairsLength = 800

export function talkView(quiz: Quiz, state: TalkingState): Reply {
  const { plan } = quiz
  const item = currentItem(quiz)
  if (item === undefined) return replyWith(note('The quiz is being set up.'))
  const isInPairs = plan.settings.talk === 'pairs'
  return {
    ...replyWith(
      heading(`${questionTitle(plan, state.round)}: talk it over`),
      { kind: 'timer', label: 'Second vote', until: state.endsAt },
      ...questionBlocks(item, isInPairs ? maxPairsLength : 0),
      text(
        { strong: `Talk it over: ${formatCount(plan.settings.talkMinutes, 'minute')}.` },
        ` ${howToTalk[plan.settings.talk]}`,
      ),
      ...(isInPairs ? pairBlocks(quiz) : []),
      note(
        `${formatCount(quiz.firstVotes.length, 'person', 'people')} have voted. Nobody sees the result before the second vote is over.`,
      ),
      buttons(
        isInPairs && button('Who with?', componentId('quiz', 'partner', plan.id), 'primary'),
        joinButton(plan),
        hostButton(quiz),
      ),
    ),
    tone: 'question',
  }
}

const howToTalk = {
  freely:
    'Find somebody who chose another answer, and explain why you chose yours. Then everyone votes again.',
  thread:
    'In the thread under this message, explain why you chose your answer, and read what others say. Then everyone votes again.',
  pairs: 'Explain to each other why you chose your answers. Then everyone votes again.',
}

/** As many groups as there is room for, without mentions, so that nobody is pinged. */
function pairBlocks(quiz: Quiz): readonly Block[] {
  // By name, so that the order says nothing about who chose what.
  const groups = talkGroups(quiz)
  const lines = groups.flatMap((group) => listNames(group)).toSorted(compareNames)
  const shown: string[] = []
  let length = 0
  for (const line of lines) {
    length += escapedLength(line) + 4
    if (length > maxPairsLength) break
    shown.push(line)
  }
  const others = groups.length - shown.length
  return replyWith(
    shown.length > 0 && bullets(shown.map((line): RichText => [line])),
    others > 0 &&
      note(
        `And ${formatCount(others, shown.length > 0 ? 'more group' : 'group')}. Press “Who with?” to see yours.`,
      ),
  ).blocks
}

/** Whoever asked not to be listed is not, but their partner is told. Returns nothing for a group of such people. */
function listNames(group: readonly Player[]): readonly string[] {
  const listed = group.filter(({ hidden }) => !hidden)
  if (listed.length === 0) return []
  const others = group.length - listed.length
  const names = publicNames(listed)
  const unlisted = `${formatCount(others, 'classmate')} who ${others === 1 ? 'isn’t' : 'aren’t'} listed`
  return [joinNames(others === 0 ? names : [...names, unlisted])]
}

function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
}

/** Tells somebody in private with whom they talk. `me` is the id under which they play. */
export function partnerView(quiz: Quiz, me: string | undefined): Reply {
  if (quiz.state.phase !== 'talking' || quiz.plan.settings.talk !== 'pairs') {
    return privateReply(text('Nobody is talking in pairs at the moment.'))
  }
  const group = talkGroups(quiz).find((each) => each.some(({ person }) => person === me))
  if (group === undefined) {
    return privateReply(
      text(
        'You have no partner for this question. Listen to a pair near you, then vote with everyone.',
      ),
    )
  }
  const others = publicNames(group.filter(({ person }) => person !== me))
  return privateReply(
    text('Talk it over with ', { strong: joinNames(others) }, '.'),
    note('Say why you chose your answer, and ask why they chose theirs.'),
  )
}
