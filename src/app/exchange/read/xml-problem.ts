/** Says what is wrong with the form of a question, and where. */
import type { XmlProblem } from '../xml-tree.ts'

export function describeProblem({ line, expected }: XmlProblem): string {
  return `Its XML is broken: line ${line} should have ${expected}. Correct it or export it again.`
}
