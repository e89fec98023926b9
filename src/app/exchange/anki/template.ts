/** Fills in the template of a card as Anki does, as far as its words go. */

export interface Front {
  /** HTML. */
  readonly html: string
  /** The fields that are shown. */
  readonly fields: readonly string[]
  /** The field whose content is to be typed. */
  readonly typed?: string
}

const tag = /\{\{([#^/]?)\s*([^{}]{1,300})\}\}/g

/** What Anki fills in itself. */
const special = /^(?:FrontSide|Tags|Type|Deck|Subdeck|Card|CardFlag|CardID)$/

/** Returns the front of a card with the note’s fields filled in. */
export function fillFront(source: string, fields: ReadonlyMap<string, string>): Front {
  const template = source.replaceAll(/\s+/g, ' ')
  const shown: string[] = []
  const html: string[] = []
  const open: boolean[] = []
  let typed: string | undefined
  let done = 0
  for (const found of template.matchAll(tag)) {
    const [whole, mark = '', inner = ''] = found
    const isHidden = open.includes(false)
    if (!isHidden) html.push(template.slice(done, found.index))
    done = found.index + whole.length
    if (mark === '#' || mark === '^') {
      open.push(isFilled(fields.get(inner.trim())) === (mark === '#'))
    } else if (mark === '/') open.pop()
    else if (!isHidden) {
      const { name, filters } = parseField(inner)
      if (filters.includes('type')) typed = name
      else if (!special.test(name) && !filters.some((filter) => /^(?:hint|tts)\b/.test(filter))) {
        shown.push(name)
        html.push(applyFilters(fields.get(name) ?? '', filters))
      }
    }
  }
  if (!open.includes(false)) html.push(template.slice(done))
  return { html: html.join(''), fields: shown, ...(typed === undefined ? {} : { typed }) }
}

/** Returns the fields that the back shows beyond the front, in their order. */
export function fieldsOfBack(template: string, front: Front): readonly string[] {
  const names = [...template.matchAll(tag)].flatMap(([, mark, inner = '']) => {
    const { name, filters } = parseField(inner)
    const isSilent = filters.some((filter) => /^tts\b/.test(filter))
    return mark === '' && !special.test(name) && !isSilent ? [name] : []
  })
  const all = front.typed === undefined ? names : [front.typed, ...names]
  return [...new Set(all)].filter((name) => !front.fields.includes(name))
}

/** Returns the fields that a template shows with blanks. */
export function clozeFields(template: string): readonly string[] {
  return [...template.matchAll(tag)].flatMap(([, mark, inner = '']) => {
    const { name, filters } = parseField(inner)
    return mark === '' && filters.includes('cloze') ? [name] : []
  })
}

function parseField(inner: string): { readonly name: string; readonly filters: readonly string[] } {
  const parts = inner.split(':').map((part) => part.trim())
  return { name: parts.at(-1) ?? '', filters: parts.slice(0, -1) }
}

/** A field with nothing but line breaks counts as empty. */
export function isFilled(html = ''): boolean {
  return html.replaceAll(/<\/?(?:br|div|p)\s*\/?>|&nbsp;|\s/gi, '') !== ''
}

const reading = / ?([^\s<>[\]]{1,60})\[([^[\]<>]{1,60})\]/g

/** Japanese words have their reading behind them, as in 漢字[かんじ]. */
function applyFilters(html: string, filters: readonly string[]): string {
  if (filters.includes('furigana')) return html.replaceAll(reading, '$1($2)')
  if (filters.includes('kanji')) return html.replaceAll(reading, '$1')
  return filters.includes('kana') ? html.replaceAll(reading, '$2') : html
}
