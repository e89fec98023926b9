/** How an answer may begin, for students who do not know how: by what the question asks, in the language of the pack. */
import type { Question } from '../pack/pack.ts'

export type StarterLevel = Question['level'] | 'own'

type Starters = Readonly<Record<StarterLevel, readonly string[]>>

const english: Starters = {
  recall: ['First, …', 'What happens is that …', 'I know this because …'],
  analysis: ['The word “…” stands out because …', 'It works by …', 'This changes when …'],
  interpretation: [
    'I think this means …, because …',
    'On the surface …, but underneath …',
    'Somebody could also say …',
  ],
  connection: ['This reminds me of …, because …', 'In my own life …', 'It’s like …, except that …'],
  own: [
    'I think …, because …',
    'The line that makes me say so is …',
    'I’m not sure, but perhaps …',
  ],
}

const german: Starters = {
  recall: ['Zuerst …', 'Es passiert, dass …', 'Das weiß ich, weil …'],
  analysis: ['Das Wort „…“ fällt auf, weil …', 'Das wirkt, indem …', 'Das ändert sich, als …'],
  interpretation: [
    'Ich glaube, das bedeutet …, weil …',
    'Auf den ersten Blick …, aber darunter …',
    'Man könnte auch sagen, dass …',
  ],
  connection: ['Das erinnert mich an …, weil …', 'In meinem Leben …', 'Es ist wie …, nur dass …'],
  own: [
    'Ich denke, dass …, weil …',
    'Die Stelle, an der ich das sehe, ist …',
    'Ich bin nicht sicher, aber vielleicht …',
  ],
}

const french: Starters = {
  recall: ['D’abord, …', 'Ce qui se passe, c’est que …', 'Je le sais parce que …'],
  analysis: ['Le mot « … » frappe parce que …', 'L’effet vient de …', 'Cela change quand …'],
  interpretation: [
    'Je pense que cela veut dire …, parce que …',
    'À première vue …, mais au fond …',
    'On pourrait aussi dire que …',
  ],
  connection: ['Cela me rappelle …, parce que …', 'Dans ma vie, …', 'C’est comme …, sauf que …'],
  own: [
    'Je pense que …, parce que …',
    'Le passage qui me le fait dire, c’est …',
    'Je ne suis pas sûr·e, mais peut-être …',
  ],
}

const spanish: Starters = {
  recall: ['Primero, …', 'Lo que pasa es que …', 'Lo sé porque …'],
  analysis: [
    'La palabra «…» llama la atención porque …',
    'El efecto viene de …',
    'Esto cambia cuando …',
  ],
  interpretation: [
    'Creo que significa …, porque …',
    'A primera vista …, pero en el fondo …',
    'También se podría decir que …',
  ],
  connection: ['Me recuerda a …, porque …', 'En mi vida, …', 'Es como …, solo que …'],
  own: [
    'Pienso que …, porque …',
    'La parte que me lo hace pensar es …',
    'No lo tengo claro, pero quizá …',
  ],
}

const byLanguage: ReadonlyMap<string, Starters> = new Map(
  Object.entries({ en: english, de: german, fr: french, es: spanish }),
)

/**
 * Returns three ways to begin. @param level what the question asks; `own` for a question in a teacher’s own words
 * @param language what a pack or class states as its language, such as en or de-AT; another one gets English
 */
export function sentenceStarters(level: StarterLevel, language: string): readonly string[] {
  return (byLanguage.get(language.slice(0, 2).toLowerCase()) ?? english)[level]
}
