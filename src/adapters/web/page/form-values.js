/** What a form was filled in with. */

/** Returns the values by field, for a press, and one value by option, with the text of files, for a command. @param {HTMLFormElement} form */
export async function readForm(form) {
  const data = new FormData(form)
  const names = [...new Set(data.keys())]
  const fields = Object.fromEntries(names.map((name) => [name, data.getAll(name)]))
  /** @type {Record<string, unknown>} */
  const options = {}
  for (const [name, value] of data) {
    if (value instanceof File) {
      if (value.name !== '') options[name] = { name: value.name, content: await value.text() }
    } else if (value !== '') {
      options[name] = value
    }
  }
  return { fields, options }
}
