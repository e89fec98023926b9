/** What students type into the command line of the page and in the terminal. */
import { type TypedLine, linesOf } from './typed-line.ts'

const page = linesOf('student', 'page')
const terminal = linesOf('student', 'terminal')
const carnival = 'Eyes closed at the carnival'
const helpList = { says: /scene[\s\S]*quote[\s\S]*quiz/ }

export const studentLines: readonly TypedLine[] = [
  page(
    'why does he close his eyes at the fair',
    { finds: [carnival, /close his eyes at the carnival/] },
    '“Fair” stands for the carnival, and nobody is named.',
  ),
  page(
    'what does mopey mean',
    { finds: [/mopey/i, 'Getting out of bed'] },
    'A learner of English asks for a word that the film has.',
  ),
  page('forshadowing', { finds: 'Foreshadowing' }, 'A term, misspelt, with no command.'),
  page('scene the ending', { finds: 'The past is a story' }, 'The last scene by its place.'),
  page(
    'discuss about:scene 3',
    { opens: [/Is she angry/, /leave someone alone/, /screen than to a person/] },
    'A number within an option, with a blank and no quotation marks.',
  ),
  page(
    'quote by theodore about marriage',
    { says: /— Theodore/, opens: [/sharing your life/, /influence/, /scaring/, /in the relation/] },
    'Said as one says it, without option names.',
  ),
  page(
    'charachter theodore',
    [{ opens: 'Theodore' }, { offers: [/character (?:name:)?theodore/i] }],
    'Nobody can spell it; run it or offer it.',
  ),
  page('theme: loss', { opens: 'Loss and letting go' }, 'A colon after the command.'),
  page(
    'review samantha',
    { says: /Samantha/, offers: [/review/i] },
    'They want her lines as flashcards; add them or offer it.',
  ),
  page(
    'my score',
    [{ says: /No quizzes have been played/ }, { offers: [/scores/] }],
    'There is a command for that under another name.',
  ),
  page(
    'asdfghjkl',
    { refuses: /asdfghjkl|command|matches/, offers: [/help|search/] },
    'Gibberish is answered with nothing but the way to help.',
  ),
  page('😂😂😂', { offers: [/help/] }, 'Emoji only: friendly, and a way on.'),
  page('szene 6', { opens: carnival }, 'A German name with a number.'),
  page(
    'danke',
    { says: /welcome|any ?time|glad|pleasure|happy to|gern/i, never: /no command|matches/i },
    'Thanks in German.',
  ),
  page('how does this work', helpList, 'Help without the word help.'),
  page(
    '\u200Bquote creepy dude\uFEFF',
    { opens: /really creepy dude/ },
    'Copied from a message, with invisible characters at both ends.',
  ),
  terminal('quit', { says: /^The prompt has ended\.$/ }, 'They want to leave.'),
  terminal(
    'npm run study -- scene carnival',
    { opens: carnival },
    'Copied from the README into the prompt.',
  ),
  terminal(
    '16',
    [{ finds: 'The tiny hole in his heart' }, { refuses: /button|scene 16/ }],
    'A number with no button to press: the scene, or a word about buttons.',
  ),
  terminal('wer ist Samantha', { finds: 'Samantha' }, 'A question in German with her name.'),
  terminal(
    'scene pizza\nquote mopey',
    { opens: 'A slice of pizza', says: /“… mopey”/ },
    'Two lines pasted are two commands.',
  ),
  terminal('--help', helpList, 'How one asks a program for help.'),
]
