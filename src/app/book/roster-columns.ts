/** Finds out which column of a list of students is what, by the names that schools and learning platforms give them. */
import { foldLetters } from '../../core/reply/fold-letters.ts'
import { cutText } from '../../core/reply/truncate.ts'

export type RosterColumn =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'studentId'
  | 'email'
  | 'login'
  | 'group'

/** In the order in which they are preferred, where a table has several: Canvas’s own “ID” says nothing to anybody else. */
const names: Readonly<Record<RosterColumn, string>> = {
  name: 'full name|student name|name|student|pupil|display name|learner|name of student|schuler|schulerin|schuler in|vollstandiger name|nom complet|nom et prenom|eleve|nombre completo|nombre y apellidos|alumno|estudiante',
  firstName:
    'first name|firstname|first|given name|given names|givenname|forename|forenames|preferred name|vorname|prenom|nombre|nombres',
  lastName:
    'last name|lastname|last|surname|family name|familyname|nachname|familienname|nom|nom de famille|apellido|apellidos',
  studentId:
    'student id|sis user id|sis id|studentid|id number|idnumber|student number|student no|student nr|pupil number|admission number|candidate number|upn|matriculation number|org defined id|id|number|nr|no|schulernummer|schuler id|externe id|matrikelnummer|nummer|numero|numero d eleve|numero de alumno|matricula',
  email:
    'email address|e mail address|email|e mail|mail|school email|e mail adresse|emailadresse|courriel|adresse e mail|adresse email|correo|correo electronico|user email',
  login:
    'sis login id|login id|login|username|user name|userid|user id|benutzername|benutzer|kennung|anmeldename|identifiant|usuario',
  group:
    'group|groups|section|sections|class|form|tutor group|registration group|set|period|gruppe|klasse|kurs|groupe|classe|grupo|clase|seccion',
}

const order = new Map(
  Object.entries(names).flatMap(([column, list]) =>
    list.split('|').map((name, rank) => [name, { column: column as RosterColumn, rank }] as const),
  ),
)

const maxHeadingLength = 80

/** Returns which column is what, by its index. */
export function findRosterColumns(headings: readonly string[]): ReadonlyMap<RosterColumn, number> {
  const found = new Map<RosterColumn, { readonly index: number; readonly rank: number }>()
  for (const [index, heading] of headings.entries()) {
    const known = order.get(foldHeading(heading))
    if (known === undefined) continue
    const other = found.get(known.column)
    if (other === undefined || known.rank < other.rank) {
      found.set(known.column, { index, rank: known.rank })
    }
  }
  return new Map([...found].map(([column, { index }]) => [column, index]))
}

/** Whether the columns say who somebody is. */
export function saysWho(columns: ReadonlyMap<RosterColumn, number>): boolean {
  return columns.has('name') || (columns.has('firstName') && columns.has('lastName'))
}

/** Without case, accents, signs and what stands in brackets. */
function foldHeading(heading: string): string {
  return foldLetters(cutText(heading, maxHeadingLength))
    .replaceAll(/\([^)]*\)/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
