/** The bot's ids on Slack: a room is `slack:T1/C1`, a person `slack:T1/U1`, and a class is the workspace `slack:T1`. */
import { DeliveryError, ForeignRoomError } from '../../core/platform/platform.ts'
import type { Room, RoomRef } from '../../core/platform/room.ts'

export interface SlackId {
  readonly team: string
  /** A channel or a person. */
  readonly id: string
}

/** Returns the bot's id for a channel or a person. */
export function joinId(team: string, id: string): string {
  return `slack:${team}/${id}`
}

export function classOf(team: string): string {
  return `slack:${team}`
}

/** Splits an id of the bot. Throws a DeliveryError for one from another platform. */
export function splitId(id: string): SlackId {
  const [, team, slackId] = /^slack:([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(id) ?? []
  if (team === undefined || slackId === undefined) {
    throw new DeliveryError('rejected', ['That channel or person isn’t on Slack. Choose again.'])
  }
  return { team, id: slackId }
}

/** Returns Slack's ids of a room. Throws a DeliveryError if the room is not in its class. */
export function channelIn({ id, class: classId }: RoomRef): SlackId {
  const split = splitId(id)
  if (classId !== classOf(split.team)) throw new ForeignRoomError()
  return split
}

/**
 * Slack has no age-restricted channels, so the class’s own rating decides everywhere. What is no channel is a direct message:
 * its own id begins with D, and a person’s, which stands for theirs with the bot, with U or W.
 */
export function roomOf(team: string, channel: string): Room {
  return {
    id: joinId(team, channel),
    class: classOf(team),
    platform: 'slack',
    allowsMature: true,
    ...(/^[DUW]/.test(channel) && { isDirectMessage: true }),
  }
}
