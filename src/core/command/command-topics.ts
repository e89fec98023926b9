/** What commands are for, in the order in which people are shown them. */

const topics = [
  { title: 'Look things up', names: ['scene', 'quote', 'character', 'theme', 'search', 'discuss'] },
  { title: 'Play and practise', names: ['quiz', 'scores', 'review'] },
] as const

const forClass = 'Your class and you'
const forTeachers = 'For teachers'

export const commandTopics: readonly string[] = [
  ...topics.map(({ title }) => title),
  forClass,
  forTeachers,
]

/** Returns one of `commandTopics` for a subcommand of the command with this name. */
export function topicOf(name: string, teachersOnly: boolean): string {
  if (teachersOnly) return forTeachers
  return topics.find(({ names }) => names.some((each) => each === name))?.title ?? forClass
}

/** The commands of a topic in the order in which they are listed there; any other comes after them. */
export function byTopicOrder(one: string, other: string): number {
  return place(one) - place(other)
}

const order: readonly string[] = topics.flatMap(({ names }) => names)

function place(name: string): number {
  const index = order.indexOf(name)
  return index === -1 ? order.length : index
}
