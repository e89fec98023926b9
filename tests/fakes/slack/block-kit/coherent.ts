// What Slack refuses of a single element although each of its fields is allowed: fields that contradict each other.

interface Element {
  readonly type: string
}

interface Choice {
  readonly value: string
  readonly [field: string]: unknown
}

interface Fields {
  readonly options?: readonly Choice[]
  readonly option_groups?: readonly { readonly options: readonly Choice[] }[]
  readonly initial_option?: Choice
  readonly initial_options?: readonly Choice[]
  readonly max_selected_items?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly initial_value?: string
  readonly min_value?: string
  readonly max_value?: string
}

/** Returns what is wrong with an element of a message or a view, in sentences. */
export function contradictionsIn(element: Element): readonly string[] {
  const fields = element as Fields
  return [...choiceProblems(element, fields), ...inputProblems(element, fields)]
}

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element: what is chosen matches an option exactly. */
function choiceProblems({ type }: Element, fields: Fields): readonly string[] {
  if (type.endsWith('external_select')) return []
  const offered = [
    ...(fields.options ?? []),
    ...(fields.option_groups ?? []).flatMap(({ options }) => options),
  ]
  const known = new Set(offered.map((each) => JSON.stringify(each)))
  const chosen = [...(fields.initial_options ?? []), fields.initial_option ?? []].flat()
  const values = new Set(offered.map(({ value }) => value))
  return [
    ...(chosen.every((each) => known.has(JSON.stringify(each)))
      ? []
      : ['what is chosen at first must match an option']),
    ...(chosen.length > (fields.max_selected_items ?? Infinity)
      ? ['more is chosen at first than may be']
      : []),
    // Slack takes them, but nobody could tell which of the two was chosen.
    ...(values.size < offered.length ? ['two options have the same value'] : []),
  ]
}

/** …/plain-text-input-element and …/number-input-element: what stands there at first is within the bounds. */
function inputProblems({ type }: Element, fields: Fields): readonly string[] {
  const { initial_value: initial } = fields
  if (type === 'plain_text_input') {
    const { min_length: min = 0, max_length: max = 3000 } = fields
    const isWithin = initial === undefined || (initial.length >= min && initial.length <= max)
    return min <= max && isWithin ? [] : ['the text is shorter or longer than the field allows']
  }
  if (type !== 'number_input') return []
  const [min, max] = [Number(fields.min_value ?? -Infinity), Number(fields.max_value ?? Infinity)]
  const value = initial === undefined ? min : Number(initial)
  const isWithin = min <= max && value >= min && value <= max
  return isWithin ? [] : ['the number is not within the bounds of its field']
}
