/** What students type after `/study` on Slack, mostly on a phone. */
import { type TypedLine, linesOf } from './typed-line.ts'

const slack = linesOf('student', 'slack')
const carnival = 'Eyes closed at the carnival'
const pizza = 'A slice of pizza'
const hole = [/tiny, tiny little hole/, 'The tiny hole in his heart']
const helpList = { says: /scene[\s\S]*quote[\s\S]*quiz/ }

export const slackStudentLines: readonly TypedLine[] = [
  slack('carnival', { finds: carnival }, 'One word and no command: they want the scene.'),
  slack('who is samantha?', { finds: 'Samantha' }, 'Her own card, not one of her thirty scenes.'),
  slack(
    'lines of Samantha',
    [{ opens: 'Samantha' }, { says: /— Samantha/ }, { finds: 'Samantha' }],
    'Her lines, or her card, from which the lines can be opened.',
  ),
  slack('“is she angry”', { finds: /Is she angry/ }, 'A line in the phone’s quotation marks.'),
  slack(
    'whats the quote with the tiny hole in his heart',
    { finds: hole },
    'A question around a line that is half remembered.',
  ),
  slack(
    'qoute hole in my heart',
    [{ finds: hole }, { offers: [/quote (?:words:)?“?hole in my heart/i] }],
    'Two letters changed places in the command.',
  ),
  slack('scene 6', { opens: carnival }, 'The worksheet numbers its scenes.'),
  slack('Scene #18', { opens: 'Are these feelings real?' }, 'A number as people write it.'),
  slack('scene query: “slice of pizza”', { opens: pizza }, 'A blank after the colon.'),
  slack('scene query=pizza show=yes', { opens: pizza }, 'An equals sign for the colon.'),
  slack(
    'quote character : samantha',
    { says: /— Samantha/, never: /No line|No character/ },
    'In French a blank comes before the colon.',
  ),
  slack(
    'quote u dont know what its like to lose <http://someone.it|someone.it> hurts',
    { opens: /like to lose someone you care about/, never: /http/ },
    'Slack takes “someone.it” for an address.',
  ),
  slack('/study scene pizza', { opens: pizza }, 'The whole command, copied from the class page.'),
  slack('/scene carnival', { opens: carnival }, 'They know the bot from Discord.'),
  slack(
    'Seen carnival',
    [{ opens: carnival }, { finds: carnival }, { offers: [/scene (?:query:)?carnival/i] }],
    'The phone has corrected “scene”.',
  ),
  slack(
    'them loneliness',
    [{ finds: 'Connection and loneliness' }, { offers: [/theme (?:name:)?loneliness/i] }],
    'The phone has corrected “theme”.',
  ),
  slack(
    'quiz 5 questions',
    [{ says: /Questions: 5\b/ }, { offers: [/quiz start (?:questions:)?5/] }],
    'The number is clear; whoever starts ten questions or says “questions isn’t a number” has not listened.',
  ),
  slack(
    'quizz questions:3',
    [{ says: /Questions: 3\b/ }, { offers: [/quiz (?:start )?questions:3/] }],
    'One letter too many, no action.',
  ),
  slack(
    'stop',
    [{ says: /stopped the quiz|The quiz is over/ }, { offers: [/quiz stop|stop the quiz/i] }],
    'They host the quiz that is running, so it can mean only that.',
    'quiz start 3',
  ),
  slack(
    'next',
    { offers: [/scene|quote|quiz skip|discuss/], never: /No entry matches/ },
    'Nothing is running: say what “next” goes with, do not search for the word.',
  ),
  slack(
    'another one',
    [{ opens: /./, says: /— \w+/ }, { offers: [/another|quote/i] }],
    'They have just had a random line and want one more.',
    'quote',
  ),
  slack(
    'cancel',
    { refuses: /nothing|haven’t|isn’t|no quiz/i, offers: [/quiz stop|help/] },
    'There is nothing to cancel: say so, and where to go.',
  ),
  slack(
    'thx!!',
    { says: /welcome|any ?time|glad|pleasure|happy to/i, never: /no command|matches/i },
    'Thanks deserve an answer in kind.',
  ),
  slack(
    'hi',
    {
      says: /\b(?:hi|hello|hey|welcome)\b/i,
      offers: [/help|scene|quiz/],
      never: /no command|matches/i,
    },
    'The first thing a new student types: greet, and show a way in.',
  ),
  slack(
    'this is so fucking boring',
    { offers: [/quiz|help|scene|discuss/], never: /fuck/i },
    'Do not repeat the word, do not answer with a rude line, stay friendly.',
  ),
  slack(':joy: :joy:', { offers: [/help/] }, 'Only emoji, which Slack spells out with colons.'),
  slack(
    'what’s the homework for tomorrow',
    { says: /homework/i, offers: [/missed|homework list/i] },
    'The class’s homework is listed, or said to be none; no scene as an answer.',
  ),
  slack(
    'write my essay about loneliness pls',
    [{ finds: 'Connection and loneliness' }, { offers: [/discuss|theme/] }],
    'It writes no essays; the theme and a question are what helps.',
  ),
  slack(
    'progress carnival',
    [
      { refuses: /teacher/i, offers: [/progress|scene|carnival/i] },
      { opens: /^The whole story is open/ },
    ],
    'A teacher’s line typed by a student changes nothing and leads on.',
  ),
  slack(
    'daily set 8:30',
    { refuses: /teacher/i, offers: [/review|help|quote|discuss/] },
    'Students copy teachers. “Only teachers can” alone leaves them standing.',
  ),
  slack(
    'help quiz start',
    { says: /questions[\s\S]*seconds/, never: /no command/i },
    'Help for an action, not only for its group.',
  ),
  slack('?', helpList, 'The shortest call for help.'),
  slack('', { offers: [/scene|command/i] }, '`/study` alone: choose from a list.'),
  slack(
    'scene\u00A0carnival',
    { opens: carnival },
    'Copied from a page: the blank does not break.',
  ),
  slack(
    'scene carnival\nquote creepy dude',
    { opens: carnival, says: /creepy dude|one (?:command|line) at a time|only the first/i },
    'Two lines at once: answer both, or the first and say so.',
  ),
  slack(
    'discuss scene 3',
    { opens: [/Is she angry/, /leave someone alone/, /screen than to a person/] },
    'A question about scene 3, which is Dreams of Catherine.',
  ),
  slack('zitat figur:samantha', { says: /— Samantha/ }, 'Slack has no German menu, they type it.'),
  slack('hilfe', helpList, 'German for help.'),
  slack(
    'quiz starten fragen:5',
    [{ says: /Questions: 5\b/ }, { offers: [/quiz start (?:fragen|questions):5/] }],
    'German names, and an infinitive for “start”.',
  ),
]
