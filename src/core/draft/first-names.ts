/** Common first names, for whether “she” or “he” may mean their bearer. Names that are not here are told by their text. */
import { foldLetters } from '../reply/fold-letters.ts'
import type { Gender } from './speech-words.ts'

const female = `ada agnes alice alicia amanda amelia amy ana andrea angela anita ann anna anne annie antonia astrid barbara beatrice
  bella beth betty bridget camila carla carmen carol caroline catherine cecilia charlotte chiara christina claire clara
  claudia cordelia daisy daniela deborah diana dolores dora doris dorothy edith elena eleanor elinor elisa eliza elizabeth
  ella ellen elsa emilia emily emma esther eva eve fanny fatima fiona flora frances gabriela georgia gertrude gloria grace
  greta hanna hannah harriet heidi helen helena henrietta hester hilda ida ines inge irene iris isabel isabella ivy jane
  janet jean jeanne jenny jessica joan johanna josephine juana judith julia juliet julie karen kate katharina katherine
  kathleen katrin kitty laura lea lena lily linda lisa liv lola louise lucia lucy luisa lydia mabel madeleine maggie mara
  margaret margarita maria mariana marianne marie marta martha mary matilda maud mia mina miranda molly monica nadia nancy
  natalie nina nora olga olivia ophelia pamela paula petra phoebe polly rachel rebecca rita rosa rosalind rose ruth sabine
  samantha sandra sara sarah scarlett sofia sophia sophie stella susan susanna sylvia tamsin teresa tess theresa ursula
  valentina vera victoria viola violet virginia wendy yvonne zoe`
const male = `aaron adam adrian alan albert alberto alejandro alex alexander alfred algernon andreas andrew angus antonio arthur august
  basil ben benjamin benvolio bernard bob boris brian bruno carl carlos casper charles charlie christian christopher
  cyril daniel darcy david davy diego edgar edmund eduardo edward emil enrique eric ernest felix fernando
  francis francisco franz fred frederick fritz gabriel geoffrey george gerald giovanni graham gregor gregory gustav guy hamlet
  hans harold harry heinrich henri henry herbert hermann horatio howard hugh hugo ian isaac ivan jack jacob jake james
  jan javier jay jean-paul jim joe johann john jonas jonathan jorge jory jose josé joseph juan jules julian julio karl
  kenneth kevin klaus konrad kurt laertes lars laurence lawrence lennie leo leon leonard lewis louis luca lucas luis
  luke macbeth manuel marcel marco mario mark markus martin matthew max mercutio michael miguel moritz nathan neil nick
  nicholas oliver oscar oskar othello otto owen pablo patrick paul pedro peter philip philippe pierre piet ralph raymond rené
  ricardo richard robert roberto roger roland romeo rudolf rupert samuel sebastian sherlock silas simon stefan stephen steve
  theo theodore thomas tim timothy toby tom tommy tybalt ulrich victor vincent walter werner wilhelm will william winston wolfgang`

const genders: ReadonlyMap<string, Gender> = new Map([
  ...female.split(/\s+/).map((name) => [name, 'female'] as const),
  ...male.split(/\s+/).map((name) => [name, 'male'] as const),
])

export function genderOfFirstName(name: string): Gender {
  const lower = name.toLowerCase()
  // Anne-Marie has the gender of Anne.
  const [first = ''] = lower.split('-')
  return genders.get(lower) ?? genders.get(foldLetters(lower)) ?? genders.get(first) ?? 'unknown'
}
