/** Tells by its name whether a whole day in a school’s calendar is a school day, such as a half day or the last day before a break. */

/** What begins and ends; `<school>` stands for it below. */
const schoolWords =
  /(?:schools?|class(?:es)?|instruction|lessons|terms?|semesters?|quarters?|q[1-4]|trimesters?|students?|pupils?|kindergarten|pre-?k|preschool|grades?|seniors?|freshm[ae]n|school year)/u

/** There is school for a part of the day, although it says “closed” or “no school”. */
const closesEarly = phrases(
  /clos(?:es?|ed|ing|ure) (?:early|\d+ ?(?:hour|hr|minute|min)s? early|(?:at|after) (?:noon|midday|lunch|\d[\d:.]*(?: ?[ap]m)?))/u,
  /early clos(?:es?|ed|ing|ure)/u,
  /no (?:school|classes|class|lessons|students?) (?:in the |this )?(?:afternoon|pm|after)/u,
)

/** There is no school, whatever else it says. */
const closed = phrases(
  /no (?:school|class|classes|lessons|students?|pupils?|instruction)/u,
  /closed|closures?/u,
  /(?:non|no)[- ](?:student|pupil|instructional|school|attendance|teaching) days?/u,
  /days? off/u,
  /(?:student|school|public|bank|federal|national|state|legal) holidays?/u,
  // In some American states teachers meet on these, and students stay at home.
  /(?:superintendent|staff|faculty)(?:s|’s)? (?:conference|development|work) days?/u,
  /schulfrei\p{L}*|unterrichtsfrei\p{L}*|keine? (?:schule|unterricht)|geschlossen/u,
  /pas (?:de cours|d’école)|sin clases|no hay clases|niente scuola|geen (?:les|school)/u,
)

/** A word for days off: an event of several days with it is a break, whatever its first or last day is like. */
const breakWords = phrases(
  /\p{L}*(?:break|recess|vacations?|holidays?|intersession)|half[- ]term/u,
  /\p{L}*ferien|vacances|vacaciones|vacanze|vakantie/u,
)

/** The first or last day of a break is a day off; the last day before one is not. */
const edgeOfBreak = phrases(
  /(?:first|last|final) days? of (?:the )?(?!school|class)(?:[\p{L}’]+ ){0,2}(?:break|recess|vacation|holidays?|half[- ]term)/u,
  /(?:begin|beginning|start|end) of (?:the )?(?:[\p{L}’]+ ){0,2}(?:break|recess|vacation|holidays?|half[- ]term)/u,
)

const partOfDay = phrases(
  /(?:late|delayed)[- ](?:start|opening|arrival|begin|beginning|entry|in|schedule|(?:mon|tues|wednes|thurs|fri)day)s?/u,
  /(?:hour|hr|minute|min)s?[- ]delay(?:ed)?/u,
  /early[- ](?:release|dismissal|out|closing|closure|departure|finish|pick-?up)s?/u,
  /dismiss(?:al|als|ed|es)?|release days?|noon[- ]release|released? (?:early|at)/u,
  /(?:half|1\/2|minimum|shortened|short|abbreviated|modified|partial|noon)[- ](?:day|session|schedule)s?/u,
  /(?:remote|virtual|asynchronous|distance|online)(?:[- ]learning)? days?|e-?learning days?/u,
  /kurzstunden|demi-journée|medio día|salida temprana|entrada tardía/u,
)

const beginningOrEnd = phrases(
  /(?:first|1st|last|final|opening) (?:full |half )*(?:(?:school|student|instructional|class) )?days?(?: of| for)?(?: the| all| new| fall| spring| autumn| summer| winter| \d\w\w| first| second| third| fourth| [-/\d]+)* <school>(?! (?:break|recess|holidays?))/u,
  /(?:first|last|final) (?:full |half )*(?:school|student|instructional|class) day/u,
  /(?:first|last|final) (?:full |half )*day(?: back)?(?: (?:before|after|until) .*)?$/u,
  /(?<!half[- ])<school>(?: years?)?(?: \d)? (?:begins?|starts?|resumes?|reopens?|returns?|ends?|finish|finishes|back|restarts?)/u,
  /(?:begin|beginning|start|end) of (?:the )?(?:new )?(?:[\p{L}\d]+ )?(?:<school>|marking period|grading period)(?! (?:break|recess|holidays?))/u,
  /(?:return|returns|back) (?:to|from) (?:school|class|classes|lessons|(?:the )?(?:\p{L}+ )?(?:break|recess|vacation|holidays?))/u,
  /day before (?:the )?(?:[\p{L}’]+ ){0,2}(?:break|recess|vacation|holidays?)|\d+th day of school|^[a-f][- ]day(?: schedule)?$/u,
  /back[- ]to[- ]school|(?:schools?|classes) (?:is |are )?(?:in session|open|as usual)/u,
  /(?:schul|unterrichts)(?:beginn|start|anfang|schluss|ende)|einschulung\p{L}*/u,
  /(?:erster|letzter|1\.|halber) (?:schul|unterrichts)?tag(?: (?:vor|nach|der|des) .*)?/u,
  /rentrée(?: scolaire| des classes)?|(?:premier|dernier) jour(?: d’école| de classe| des cours)?/u,
  /(?:primer|último) día (?:de|del) (?:clases?|escuela|curso)|(?:inicio|fin|regreso) (?:de|a) (?:las )?clases/u,
  /(?:inizio|fine) (?:delle )?lezioni|(?:primo|ultimo) giorno di scuola|(?:eerste|laatste) schooldag/u,
  /reprise des (?:cours|classes)|fin d(?:es cours|e l’année scolaire)|fin del? curso/u,
  /(?:primeiro|último) dia de aulas?|(?:início|fim|término|retorno|volta) (?:das|às) aulas/u,
  /(?:første|siste|sidste) skoledag|skole(?:start|slut|avslutning)|(?:första|sista) skoldagen|skol(?:start|avslutning)\p{L}*/u,
  /(?:pierwszy|ostatni) dzień (?:szkoły|nauki|zajęć)|(?:rozpoczęcie|zakończenie) roku szkolnego/u,
  /(?:первый|последний) звонок|день знаний|(?:начало|конец) (?:учебного года|четверти|занятий|уроков)/u,
)

const atSchool = phrases(
  /conferences?|parents?(?:s|’s|s’)? (?:evening|night|consultation)s?/u,
  /(?:photo|photos|picture|pictures|photograph|portrait|yearbook)(?: re-?takes?| make-?ups?)?[- ]days?/u,
  /(?:photo|picture) re-?takes?|senior portraits|(?:school|class) (?:photo|picture|photograph)s?/u,
  /open (?:house|evening)|orientation|field trips?|meet the teacher/u,
  /(?:curriculum|spirit|field|science|career|pajama|pyjama|crazy hair|world book|fun|activity|award|awards|testing|exam|assessment|move[- ]up) (?:night|day|days|week|fair)/u,
  /(?:exams?|finals|midterms?|mid-terms?|psat|testing|assessments?|mocks)/u,
  /graduation|commencement|prom|homecoming|concert|talent show|book fair|bake sale|pep rally|party/u,
  /report cards?|progress reports?|grades? due|(?:pta|pto|ptsa|board(?: of \p{L}+)?|faculty|staff) meetings?/u,
  /(?:halbjahres|jahres)?zeugnis(?:se|ausgabe|tag|konferenz)?|eltern(?:sprech|abend|gespräch)\p{L}*/u,
  /(?:schul)?foto(?:graf|termin|tag)\p{L}*|sportfest|bundesjugendspiele|klassenfahrt|tag der offenen tür/u,
  /(?:wander|projekt|sport|studien|aktions|schnupper)(?:tag|tage|woche|wochen)/u,
  /photos? de classe|portes ouvertes|rapporten/u,
  /[\p{L}\d]*(?:始業|終業|入学|卒業|修了|開学|开学|散学|毕业)(?:式|典礼)?/u,
)

/** The name of something that does not take place. */
const cancelled = /^\s*(?:cancell?ed|abgesagt|annulé|cancelado|entfällt)\s*[:-]/iu

/** Returns whether there is school on a day of this name, which lasts `days` days. */
export function isSchoolDay(name: string, days: number): boolean {
  const words = name
    .normalize('NFKC')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll("'", '’')
    .replaceAll('⁄', '/')
    .replaceAll(/\s+/g, ' ')
  if (cancelled.test(words)) return true
  if (days > 1 && breakWords.test(words)) return false
  if (closesEarly.test(words)) return true
  if (closed.test(words)) return false
  if (partOfDay.test(words)) return true
  if (edgeOfBreak.test(words)) return false
  return beginningOrEnd.test(words) || atSchool.test(words)
}

/** Returns an expression that finds any of the phrases, as whole words. */
function phrases(...alternatives: readonly RegExp[]): RegExp {
  const either = alternatives.map(({ source }) => source).join('|')
  const filled = either.replaceAll('<school>', schoolWords.source)
  return new RegExp(`(?<![\\p{L}\\d])(?:${filled})(?![\\p{L}\\d])`, 'iu')
}
