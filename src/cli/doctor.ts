/**
 * `npm run doctor`: checks everything that the bot needs and says what to do; `-- --json` prints the report for programs. Exits
 * with 0 if nothing is wrong, 1 if something is, and 2 if it could not check.
 */
import { parseArgs } from 'node:util'
import { stripInvisible } from '../core/reply/invisible.ts'
import { createDoctorContext } from './doctor/context.ts'
import { examine, formatReport } from './doctor/examine.ts'
import { Report } from './doctor/finding.ts'
import { runTool } from './run-tool.ts'

let hasReport = false
await runTool(async () => {
  const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values
  const context = createDoctorContext(process.env)
  try {
    const report = await examine(context)
    console.log(
      json
        ? JSON.stringify(Report.parse(report), undefined, 2)
        : stripInvisible(formatReport(report)),
    )
    hasReport = true
    process.exitCode = report.status === 'problem' ? 1 : 0
  } finally {
    await context.close()
  }
})
if (!hasReport) process.exitCode = 2
