/** A run of the benchmarks with one group of the given rows. */
import type { BenchRun, MeasuredRow } from '../../bench/bench.ts'

export function benchRun(rows: readonly MeasuredRow[]): BenchRun {
  return {
    date: '2026-11-29',
    minutes: 12.4,
    isLong: false,
    machine: {
      processor: 'Difference Engine No. 2',
      cores: 2,
      memoryGb: 8.1,
      system: 'Linux 6.1',
      load: 0.25,
    },
    versions: [
      { name: 'Node', version: '26.10.0' },
      { name: 'PostgreSQL', version: '18.4.0' },
    ],
    groups: [{ name: 'store', shows: 'What saving costs.', rows: [...rows] }],
  }
}
