/** Slack's ids inside ours: a room is `slack:T1/C1`, a person `slack:T1/U1`, and a class is the workspace `slack:T1`. */
import type { Room } from '../../core/platform/room.ts'

export interface SlackId {
  readonly team: string
  /** A channel or a person. */
  readonly id: string
}

/** The id of a channel or of a person as the rest of the bot knows it. */
export function joinId(team: string, id: string): string {
  return `slack:${team}/${id}`
}

/** Takes an id of ours apart; throws for one of another platform, which is a mistake of ours. */
export function splitId(id: string): SlackId {
  const [, team, inside] = /^slack:([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(id) ?? []
  if (team === undefined || inside === undefined) {
    throw new RangeError(`“${id}” is no channel or person on Slack.`)
  }
  return { team, id: inside }
}

/** Slack has no age-restricted channels. */
export function roomOf(team: string, channel: string): Room {
  return {
    id: joinId(team, channel),
    class: `slack:${team}`,
    platform: 'slack',
    ageRestricted: false,
  }
}
