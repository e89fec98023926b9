/** What people say to a bot that is no command: greetings, thanks, and requests that it cannot meet but has something close to. */
import { type Reply, type RichText, note, privateReply, text } from '../reply/reply.ts'
import { cleanLine } from './clean-line.ts'
import { lineButtons } from './line-button.ts'

interface Answer {
  readonly pattern: RegExp
  readonly says: string
  /** Lines to offer; `…` stands for what the line is about. */
  readonly offers: readonly string[]
}

const greeting =
  /^(?:hi|hiya|hey|hello|yo|hallo|moin|servus|good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend))(?: (?:there|bot|commonplace|all|everyone|everybody|zusammen))*$/
const thanks =
  /^(?:(?:ok|okay|great|cool|nice|perfect),? )?(?:thx|ty|tysm|thanks?|thank (?:you|u)|cheers|danke(?: ?(?:schön|dir|sehr))?|vielen dank|merci)(?: (?:so much|a lot|very much|you|bot|commonplace))*$/
const goodbye = /^(?:bye|goodbye|bye bye|cya|see (?:you|ya)(?: later)?|tschüss|ciao|good ?night)$/

const answers: readonly Answer[] = [
  {
    pattern: greeting,
    says: 'Hello! I can look up what your class is studying, find you a question to discuss, or start a quiz. Where would you like to begin?',
    offers: ['help', 'quote', 'discuss', 'quiz start'],
  },
  { pattern: thanks, says: 'You’re welcome!', offers: [] },
  { pattern: goodbye, says: 'Goodbye, and see you soon!', offers: [] },
  {
    pattern:
      /^(?:i (?:just )?(?:want to|wanna) (?:die|kill myself|hurt myself)|i(?:['’]?m| am) (?:going to|gonna) kill myself|kill myself|i(?:['’]?m| am) suicidal|suicidal|i hate my life|ich will sterben)$/,
    says: 'That sounds really hard. I’m only a study bot, but please talk today to someone you trust, such as a parent or a teacher. If you’re in danger, call your local emergency number.',
    offers: [],
  },
  {
    pattern:
      /\b(?:stop|turn off|switch off|disable|no more)\b.*\b(?:remind\w*|notifications?|pings?)\b|^(?:unsubscribe|stop pinging me)$/,
    says: 'Nothing has been changed yet. This turns your daily reminder off:',
    offers: ['review settings reminder:off'],
  },
  {
    pattern:
      /\b(?:write|do|finish|make)\b.*\b(?:essays?|homework|assignments?|paper|presentation)\b/,
    says: 'I can’t write it for you, but I can help you find something to write about: evidence, and questions to think through.',
    offers: ['theme …', 'discuss …', 'search …'],
  },
  {
    pattern: /\b(?:homework|hausaufgaben?|deadline|due date|assignments?)\b/,
    says: 'Homework that your teacher has set here is in a list, with what’s due when. You can also see what to read, and what you missed.',
    offers: ['homework list', 'reading show', 'reading catch-up'],
  },
  {
    pattern: /\b(?:timetable|lunch|exam)\b/,
    says: 'I don’t know about that, but your teacher does. To prepare, you can go through your flashcards or a discussion question.',
    offers: ['review', 'discuss', 'help'],
  },
  {
    pattern: /\b(?:schedule|plan|book|set up|arrange)\b.*\bquiz/,
    says: 'Quizzes can’t be scheduled. Start one when your class is ready; it takes two clicks.',
    offers: ['quiz start'],
  },
  {
    pattern:
      /^(?:please )?(?:delete|delte|erase|remove|wipe|clear|forget) (?:me|(?:all )?(?:of )?my (?:account|answers?|(?:flash)?cards?|data|everything|history|info\w*|records?|results?|scores?|stuff))(?: please)?$/,
    says: 'Nothing has been deleted yet. You can see what I keep about you, or delete all of it.',
    offers: ['mydata show', 'mydata delete'],
  },
  {
    pattern:
      /\b(?:delete|erase|remove|wipe|clear)\b.*\b(?:all|every|students?|class|everyone|everybody)\b.*\b(?:data|scores?|answers?|records?)\b|\b(?:delete|erase|wipe) (?:all|everything)\b/,
    says: 'I can’t delete other people’s data, so nothing was deleted. Everyone can see, export and delete their own.',
    offers: ['mydata show', 'mydata delete'],
  },
  {
    pattern:
      /\b(?:grade|mark|assess)\b.*\b(?:students?|class|essays?|papers?|homework|work|quiz(?:zes)?|me|us|them)\b/,
    says: 'I can’t grade anybody. A quiz report shows how a quiz went, and scores show how everyone is doing.',
    offers: ['quiz report', 'scores'],
  },
]

/** Returns the answer to small talk, or undefined if the words may mean anything else. */
export function smallTalk(words: string): Reply | undefined {
  const asked = cleanLine(words)
    .toLowerCase()
    .replaceAll(/[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\u200D|\uFE0F|:[a-z0-9_+-]+:/gu, ' ')
    .replaceAll(/[!?.…,\s]+/g, ' ')
    .trim()
  const found = answers.find(({ pattern }) => pattern.test(asked))
  if (found === undefined) return undefined
  const [, about = ''] =
    /\b(?:about|on|of) (?:the )?(.+?)(?: (?:please|pls|plz))?$/.exec(asked) ?? []
  const offers = found.offers.map((line) => line.replace('…', about).trim())
  return privateReply(
    text(found.says),
    lineButtons(offers.filter((line) => line !== 'search' && line !== 'theme')),
  )
}

/** What to say where a line is no command and nothing in the pack matches; it repeats nothing of the line. */
export function notUnderstood(closest: Reply): Reply {
  const lead: RichText = ['I didn’t find anything for that, and it isn’t a command.']
  const matches = closest.blocks.filter(({ kind }) => kind === 'list' || kind === 'select')
  return {
    ...closest,
    blocks: [
      text(...lead),
      ...(matches.length > 0 ? [text('Did you mean one of these?'), ...matches] : []),
      note('Try other words, or see what I can do with ', { command: 'help' }, '.'),
    ],
  }
}
