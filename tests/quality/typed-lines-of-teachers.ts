/** What teachers type into the command line of the page and in the terminal. It is Friday, 15 January 2027. */
import { type TypedLine, linesOf } from './typed-line.ts'

const page = linesOf('teacher', 'page')
const terminal = linesOf('teacher', 'terminal')
const newYork = /America\/New[ _]York/

export const teacherLines: readonly TypedLine[] = [
  page(
    'daily set noon timezone:London',
    [{ says: /12:00 Europe\/London/ }, { refuses: /Europe\/London/, never: /valid time/ }],
    'A time in words and a city for a zone.',
  ),
  page(
    'daily set 20:30 Uhr timezone:Berlin days:mo-fr',
    [
      { says: /20:30 Europe\/Berlin, Mon–Fri/ },
      { refuses: /Europe\/Berlin/, never: /valid time|list of days/ },
    ],
    'The German way, in time and days.',
  ),
  page(
    'daily set 8h30 timezone:“Eastern Standard Time”',
    [{ says: /08:30 America\/New[ _]York/ }, { refuses: newYork }],
    'Copied from Windows, which means New York, summers included.',
  ),
  page(
    'daily set 8:30 timezone:GMT+1',
    { refuses: /Europe\/|city/, never: /is set/ },
    'An offset has no summer time: ask for the place.',
  ),
  page(
    'daily why yesterday',
    { says: /14 Jan/, never: /valid date/ },
    'They saw no post and ask why.',
    'daily set 08:30 timezone:Europe/London',
  ),
  page(
    'daily holidays 2027-02-15..2027-02-19',
    [
      { says: /15 Feb 2027[\s\S]*19 Feb 2027/ },
      { offers: [/daily set.*holidays|holidays/] },
      { offers: [/change a channel’s daily post/] },
    ],
    'An option taken for an action: change it, name the command with it, or ask for the rest with the time that the post has.',
    'daily set 08:30 timezone:Europe/London',
  ),
  page(
    'quiz start questions:ten',
    [{ says: /Questions: 10\b/ }, { refuses: /questions.*(?:number|3|30)/i }],
    'A number in words.',
  ),
  page(
    'review settings reminder:6pm timezone:Eastern',
    [
      { says: /(?=[\s\S]*18:00)[\s\S]*America\/New[ _]York/ },
      { refuses: newYork, never: /valid time/ },
    ],
    'Six in the evening, and the zone by its everyday name.',
  ),
  page(
    'settings teacher @Ben',
    { says: /Ben can now use the teacher commands/, never: /web:/ },
    'A name as it is shown; the answer names Ben, and no id.',
  ),
  page(
    'scores this week',
    [{ says: /last 7 days|No quizzes have been played/ }, { offers: [/scores (?:period:)?week/] }],
    '“This” is one word too many for a list of values.',
  ),
  page(
    'delete all student data',
    { refuses: /data/i, offers: [/mydata/] },
    'Nothing is deleted; say what each person can delete.',
  ),
  page(
    'grade my students',
    { refuses: /can’t|grade|marks/i, offers: [/quiz report|scores/] },
    'It cannot; the report of a quiz comes nearest.',
  ),
  page(
    'quiz save Friday quiz questions:5',
    { says: /Saved friday quiz: 5 questions/i },
    'A name of two words without quotation marks.',
  ),
  terminal(
    'daily set 8:30 timezone:Germany',
    [{ says: /08:30 Europe\/Berlin/ }, { refuses: /Europe\/Berlin/ }],
    'A country with one zone.',
  ),
  terminal(
    'pack use her part 2',
    { says: /Her, Part 2/, never: /no pack|isn’t/i },
    'The title as one says it, with blanks and a number.',
  ),
  terminal('upload pack', { offers: [/pack upload/] }, 'The words the other way round.'),
  terminal(
    'progress set end',
    [{ says: /whole story|The past is a story/ }, { offers: [/progress open/] }],
    'The class has finished; there is a command for it.',
  ),
]
