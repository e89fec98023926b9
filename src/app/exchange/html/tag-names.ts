/** Which tags there are, by what becomes of them in plain text. */

const inline = names(
  'a abbr acronym b bdi bdo big button center cite code data del dfn em font i ins kbd label mark nobr o:p pre q rp rt ruby s samp small span strike strong sub sup textarea time tt u var',
)
const block = names(
  'address article aside blockquote caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header legend li main nav ol option p section select summary table tbody td tfoot th thead tr ul',
)
const single = names('br col colgroup hr img input wbr')
const media = names('audio canvas embed iframe object source svg track video')
const formula = names('math m:math mml:math')

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

type TagRole = 'inline' | 'block' | 'single' | 'media' | 'formula'

/** Returns undefined for what is not HTML, such as the type in `List<Entry>`. */
export function roleOf(name: string): TagRole | undefined {
  if (inline.has(name)) return 'inline'
  if (block.has(name)) return 'block'
  if (single.has(name)) return 'single'
  if (media.has(name)) return 'media'
  if (formula.has(name)) return 'formula'
  return undefined
}

export function isTagName(name: string): boolean {
  return roleOf(name) !== undefined
}
