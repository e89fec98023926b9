import { describe } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { createWebPlatform } from '../../../src/adapters/web/messages.ts'
import { createRoomLog } from '../../../src/adapters/web/room-log.ts'
import { renderReply } from '../../../src/render/html/render.ts'
import { platformContract } from '../../contracts/platform.ts'

describe('the playground as a platform', () => {
  platformContract(
    async () => {
      const log = createRoomLog(Date.now, 500)
      const platform = createWebPlatform({
        log,
        address: 'http://localhost',
        tellPlayers: async () => undefined,
        stop: () => undefined,
      })
      function inRoom(id: string) {
        return log
          .visibleTo('web:ana')
          .filter(({ room }) => room === id)
          .toSorted((a, b) => a.order - b.order)
      }
      return Promise.resolve({
        platform,
        room: roomOf('general', 'ana'),
        person: 'web:ana',
        texts: () => inRoom('web:general').map((message) => renderReply(message.reply).markup),
        directTexts: () => inRoom('web:me/ana').map((message) => renderReply(message.reply).markup),
        pinned: () =>
          inRoom('web:general').flatMap(({ id, pinned }) => (pinned === true ? [id] : [])),
        threads: () => inRoom('web:general').filter(({ thread }) => thread !== undefined).length,
        forbid: () => undefined,
        assertClean: () => undefined,
      })
    },
    { hasLimits: false },
  )
})
