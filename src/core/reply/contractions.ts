/** English contractions, with and without their apostrophe. */

/** Contractions as they are typed without an apostrophe. Only those that aren’t words themselves, as “well” and “hell” are. */
export const withApostrophe: ReadonlyMap<string, string> = new Map(
  `im i'm, ive i've, youre you're, youve you've, youll you'll, youd you'd, hes he's, hed he'd, shes she's, theyre they're,
  theyve they've, theyll they'll, theyd they'd, weve we've, itll it'll, itd it'd, thats that's, thatll that'll, thatd that'd,
  whats what's, wheres where's, whens when's, hows how's, whys why's, whos who's, wholl who'll, whod who'd, heres here's,
  theres there's, therell there'll, yall y'all, wouldve would've, couldve could've, shouldve should've, mightve might've,
  mustve must've, dont don't, doesnt doesn't, didnt didn't, isnt isn't, arent aren't, wasnt wasn't, werent weren't,
  havent haven't, hasnt hasn't, hadnt hadn't, cant can't, cannot can't, couldnt couldn't, wouldnt wouldn't,
  shouldnt shouldn't, mustnt mustn't, mightnt mightn't, neednt needn't, shant shan't, wont won't, aint ain't`
    .split(/,\s+/)
    .map((pair) => pair.split(' ') as [string, string]),
)

/** Of the contractions with “not”, those whose verb changes too. */
const irregular: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["ain't", ['is', 'not']],
])

/** Returns the verb and “not” that such a word stands for, or undefined if it is no contraction with “not”. */
export function spellOutNot(word: string): readonly string[] | undefined {
  return irregular.get(word) ?? (/^\p{L}+n't$/u.test(word) ? [word.slice(0, -3), 'not'] : undefined)
}
