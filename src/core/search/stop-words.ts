/** Words so common that they say nothing about a topic. They count only when whole lines are compared. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again all also although am an and any are as at be because been before being below between both
  but by can could did do does doing done down during each even ever few for from further get gets getting got had has
  have having he her here hers herself him himself his how i if in into is it its itself just let like 
  many may maybe me might more most much must my myself no nor not now of off oh ok okay on once one only or other our
  ours out over own please quite rather really same shall she should since so some somebody someone something still such
  than that the their theirs them themselves then there these they thing things this those though through to too under
  until up upon us very was we were what when where whether which while who whom whose why will with within without
  would yeah yes yet you your yours yourself`
    .trim()
    .split(/\s+/),
)

export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}
