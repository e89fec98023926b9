/** The emoji of the bot's messages as drawings, since the browser of the screenshots has no font with emoji. */

function medal(colour: string, place: number): string {
  return `<path d="M6 1h3l3 6H9zM18 1h-3l-3 6h3z" fill="#4a7fc1"/><circle cx="12" cy="15" r="8" fill="${colour}"/>
    <text x="12" y="19" font-size="11" font-weight="700" text-anchor="middle" fill="#4d3a12">${place}</text>`
}

const drawings: Readonly<Record<string, string>> = {
  '⏳': `<path d="M5 2h14v2H5zM5 20h14v2H5z" fill="#a3704c"/>
    <path d="M7 4h10c0 5-4 6-4 8s4 3 4 8H7c0-5 4-6 4-8S7 9 7 4z" fill="#cfe3ef"/>
    <path d="M9 7h6l-3 4zM8 20c0-3 2-4 4-4s4 1 4 4z" fill="#e6a93c"/>`,
  '🥇': medal('#f2c53d', 1),
  '🥈': medal('#c5ccd3', 2),
  '🥉': medal('#d08f57', 3),
}

export function drawEmoji(markup: string): string {
  return Object.entries(drawings).reduce(
    (all, [emoji, shapes]) =>
      all.replaceAll(
        emoji,
        `<svg viewBox="0 0 24 24" width="1.25em" height="1.25em" style="vertical-align: -0.3em">${shapes}</svg>`,
      ),
    markup,
  )
}
