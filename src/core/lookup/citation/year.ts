/** Years as citations write them. */

/** Returns “1871” or “429 BCE”. */
export function writeYear(year: number, beforeChrist = 'BCE'): string {
  return year < 0 ? `${-year} ${beforeChrist}` : String(year)
}
