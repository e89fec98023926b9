import { expect, test } from 'vitest'
import { roomOf } from '../../../src/adapters/web/ids.ts'
import { limits } from '../../../src/adapters/web/limits.ts'
import { createRoomLog } from '../../../src/adapters/web/room-log.ts'
import { type Block, privateReply, text } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

const room = roomOf('me', 'ana').id

test('files of older messages are let go of, so that somebody who exports again and again fills no memory', () => {
  const log = createRoomLog(() => 0, 500)
  const content = 'x'.repeat(limits.maxFileLength / 4)
  const file: Block = { kind: 'file', name: 'my-data.txt', mediaType: 'text/plain', content }
  const ids = Array.from(
    { length: 6 },
    () => log.add({ room, reply: privateReply(text('Here'), file) }).id,
  )
  const kept = ids.map((id) => log.get(id)?.reply.blocks.some(({ kind }) => kind === 'file'))
  expect(kept).toEqual([false, false, true, true, true, true])
  const [first = ''] = ids
  expect(toPlainText(log.get(first)!.reply)).toContain('my-data.txt isn’t kept here any more.')
  log.update(ids[2] ?? '', { reply: privateReply(text('Changed')) })
  log.add({ room, reply: privateReply(file) })
  expect(log.get(ids[3] ?? '')?.reply.blocks).toContain(file)
  log.forget('web:ana')
  log.add({ room, reply: privateReply({ ...file, content: 'y'.repeat(limits.maxFileLength * 2) }) })
  expect(log.visibleTo('web:ana').map(({ reply }) => reply.blocks[0]?.kind)).toEqual(['file'])
})
