/** What teachers type after `/study` on Slack. The workspace has them in New York; it is Friday, 15 January 2027. */
import { herPack } from '../fixtures/her-pack.ts'
import { type TypedLine, linesOf } from './typed-line.ts'

const slack = linesOf('teacher', 'slack')
const carnival = 'Eyes closed at the carnival'
const aboutLoss = herPack.questions
  .filter(({ themes }) => themes.includes('loss-and-letting-go'))
  .map(({ prompt }) => prompt)

export const slackTeacherLines: readonly TypedLine[] = [
  slack(
    'daily set 8.30',
    [{ says: /08:30 America\/New[ _]York/ }, { refuses: /America\/New[ _]York/ }],
    'A point for the colon is fine, and Slack knows where the teacher is.',
  ),
  slack(
    'daily set 0830 timezone:EST days:mon to fri',
    [{ says: /08:30 America\/New[ _]York, Mon–Fri/ }, { refuses: /New[ _]York/ }],
    'EST is an hour wrong from March on: take New York, or ask; the days have blanks.',
  ),
  slack(
    'daily set 8:30am timezone:Mumbai days:MWF',
    [
      { says: /08:30 Asia\/(?:Kolkata|Calcutta), Mon, Wed, Fri/ },
      { refuses: /Kolkata/, never: /list of days|valid time/ },
    ],
    'A city that no zone is named after; MWF is every timetable’s.',
  ),
  slack(
    'daily set time=7:45 zone=Chicago',
    [{ says: /07:45 America\/Chicago/ }, { refuses: /timezone/, offers: [/timezone|Chicago/] }],
    'A made-up option name: understand it or name the right one.',
  ),
  slack(
    'daily set 07:45 timezone:America/Chicago days:“mon, wed, fri”',
    { says: /07:45 America\/Chicago, Mon, Wed, Fri/ },
    'The phone’s quotation marks.',
  ),
  slack(
    'daily set 8:30 channel:<#CHANNEL|film-club> timezone:Europe/London holidays:15 Feb – 19 Feb',
    [
      { says: /08:30 Europe\/London[\s\S]*15 Feb 2027[\s\S]*19 Feb 2027/ },
      { refuses: /2027-02-15/ },
    ],
    'The half term as the school’s letter has it, with blanks and a dash.',
  ),
  slack(
    'daily set 8:30 start:tomorrow timezone:“America/New York”',
    { says: /08:30 America\/New[ _]York[\s\S]*16 Jan 2027/, never: /Fri, 15 Jan 2027 08:30/ },
    'Tomorrow is a Saturday, so Monday has the first post; the zone has a blank.',
  ),
  slack(
    'daily 8:30',
    [
      { says: /08:30 America\/New[ _]York/ },
      { refuses: /time zone/i },
      { offers: [/daily set 8:30/] },
    ],
    'A time after the group can only mean to set it; the status is no answer.',
  ),
  slack('progress set 6', { says: /reached.*Eyes closed/ }, 'The number on the worksheet.'),
  slack(
    'progress carnival',
    { says: /reached.*Eyes closed/ },
    'For a teacher a scene after the group sets it.',
  ),
  slack(
    'progress set scene: 3',
    { says: /reached.*Dreams of Catherine/ },
    'An option, a blank and a number.',
  ),
  slack(
    'settings rating teen',
    [
      { says: /rating.*teen/i, never: /no command|can’t/i },
      { offers: [/settings set rating:\s?teen/] },
    ],
    'The action is left out and so is the colon.',
  ),
  slack(
    'settings teacher <@BEN|ben>',
    { says: /Ben can now use the teacher commands/, never: /slack:/ },
    'Slack makes the name a mention; the answer names Ben, and no id.',
  ),
  slack(
    'settings teacher person:<mailto:ben@school.org|ben@school.org>',
    { refuses: /type @|choose/i, never: /mailto|something went wrong/i },
    'Slack makes the address a link. Say how to name somebody.',
  ),
  slack(
    'quiz start questions = 10 seconds = 30',
    { says: /Questions: 10, 30 seconds/ },
    'Equals signs with blanks around.',
  ),
  slack(
    'quiz start 10 questions about the carnival',
    [
      { says: /About: .*carnival[\s\S]*Questions: \d/i },
      { refuses: /question/, offers: [/about|quiz start/] },
    ],
    'A whole sentence; whatever comes must be about the carnival.',
  ),
  slack(
    '!quiz',
    [{ says: /A quiz is about to start/ }, { offers: [/quiz start/] }],
    'Other bots begin with an exclamation mark.',
  ),
  slack('• `scene carnival`', { opens: carnival }, 'Copied from a list of examples.'),
  slack('&gt; scene carnival', { opens: carnival }, 'Copied with the mark of a quotation.'),
  slack(
    'discuss about:“loss &amp; letting go”',
    { opens: aboutLoss, never: /amp;|No question/ },
    'Slack escapes the ampersand, which stands for “and”.',
  ),
  slack(
    'schedule a quiz for friday 10am',
    { refuses: /quiz/i, offers: [/quiz start/] },
    'It cannot; a quiz is started when the class is there.',
  ),
  slack(
    'daily set 8:30 timezone:Europe/London calendar:<https://school.org/terms.ics|school.org/terms.ics>',
    { refuses: /file|attach|upload/i, never: /something went wrong/i },
    'A link for a file: say how the file gets in.',
  ),
]
