/** Checks that the units of a work are counted as pack.yaml says, so that each has a label of its own. */
import type { Pack, ReportProblem } from '../pack.ts'

export function checkUnits({ unit, scenes }: Pack, report: ReportProblem): void {
  const { name, within } = unit
  let last = 0
  for (const [index, scene] of scenes.entries()) {
    if (within === undefined) {
      if (scene.within === undefined) continue
      const message = `This says within, but pack.yaml counts ${name}s alone. Write unit: { name: ${name}, within: act } there, or leave this out.`
      report('scenes', [index, 'within'], message)
    } else if (scene.within === undefined) {
      const message = `Say in which ${within} this ${name} is: add within, such as within: 1.`
      report('scenes', [index], message)
    } else if (scene.within < last) {
      const message = `This ${name} is in ${within} ${scene.within}, but the one before is in ${within} ${last}. List them in the order of the work.`
      report('scenes', [index, 'within'], message)
    }
    last = scene.within ?? last
  }
}
