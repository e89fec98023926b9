// files.*: uploading in two steps, and looking a file up. https://docs.slack.dev/reference/methods?family=files
import { z } from 'zod'
import { fileJson } from '../files.ts'
import { addMessage } from '../messages.ts'
import type { Channel, SlackFile, Upload } from '../state.ts'
import {
  ApiError,
  botMethod,
  findChannel,
  isMember,
  refuseForeign,
  structure,
  type Call,
} from './method.ts'

function findFile(call: Call, id: string): SlackFile {
  const file = call.workspace.files.get(id)
  if (file) return file
  refuseForeign(call, id, (other) => other.files.has(id))
  throw new ApiError('file_not_found')
}

function uploadedBytes(upload: Upload | undefined, team: string): Buffer {
  if (upload?.bytes === undefined || upload.team !== team) throw new ApiError('file_not_found')
  return upload.bytes
}

function share(call: Call, channel: Channel, files: readonly SlackFile[], comment: string): void {
  const { botUserId: user, botId } = call.installation
  const content = { text: comment, blocks: [], metadata: undefined }
  const message = addMessage(call.slack, channel, content, { user, botId })
  message.files = files.map(({ id }) => id)
  for (const file of files) file.shares.set(channel.id, message.ts)
  call.slack.changed()
}

export const files = {
  'files.getUploadURLExternal': botMethod({
    tier: 4,
    scopes: ['files:write'],
    args: z.strictObject({
      filename: z.string().min(1),
      length: z.coerce.number().int().min(1),
      snippet_type: z.string().optional(),
      alt_txt: z.string().max(1000).optional(),
    }),
    run({ slack, workspace }, { filename: name, length }) {
      const id = slack.id('F')
      slack.uploads.set(id, { id, team: workspace.id, name, length, bytes: undefined })
      return { upload_url: `${slack.origin}/upload/${id}`, file_id: id }
    },
  }),

  'files.completeUploadExternal': botMethod({
    tier: 4,
    scopes: ['files:write'],
    args: z.strictObject({
      files: structure(
        z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1),
      ),
      // https://github.com/slackapi/bolt-js/issues/2115: no person's id, and of a conversation only its own.
      channel_id: z
        .string()
        .regex(/^[CGDZ][A-Z0-9]{6,}$/)
        .optional(),
      thread_ts: z.string().optional(),
      initial_comment: z.string().optional(),
    }),
    run(call, { files: given, channel_id: id, initial_comment: comment = '' }) {
      const { slack, workspace, installation } = call
      const channel = id === undefined ? undefined : findChannel(call, id)
      if (channel && !isMember(call, channel)) throw new ApiError('not_in_channel')
      const completed = given.map(({ id: fileId, title }) => {
        const known = workspace.files.get(fileId)
        if (known) return known
        const upload = slack.uploads.get(fileId)
        const bytes = uploadedBytes(upload, workspace.id)
        const name = upload?.name ?? fileId
        const owner = installation.botUserId
        const shares = new Map<string, string>()
        const file = { id: fileId, name, owner, bytes, title: title ?? name, shares }
        workspace.files.set(fileId, file)
        return file
      })
      if (channel) share(call, channel, completed, comment)
      return { files: completed.map((file) => fileJson(slack, file)) }
    },
  }),

  'files.info': botMethod({
    tier: 4,
    scopes: ['files:read'],
    args: z.strictObject({ file: z.string() }),
    run: (call, { file: id }) => ({ file: fileJson(call.slack, findFile(call, id)) }),
  }),
}
