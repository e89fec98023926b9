// Files: what people and the app upload, where their bytes go and come from, and what Slack says about them.
import type { ServerResponse } from 'node:http'
import type { Outcome } from './response-urls.ts'
import type { Slack } from './slack.ts'
import type { SlackFile, Workspace } from './state.ts'

/** A person chooses a file in a modal; it belongs to them and is shared with nobody. */
export function addFile(
  slack: Slack,
  workspace: Workspace,
  given: { readonly owner: string; readonly name: string; readonly content: string | Buffer },
): SlackFile {
  const { owner, name, content } = given
  const bytes = Buffer.from(content)
  const file: SlackFile = { id: slack.id('F'), name, owner, bytes, title: name, shares: new Map() }
  workspace.files.set(file.id, file)
  return file
}

/** https://docs.slack.dev/reference/objects/file-object */
export function fileJson(slack: Slack, file: SlackFile): Record<string, unknown> {
  const { id, name, title, owner, bytes, shares } = file
  return {
    id,
    name,
    title,
    user: owner,
    mode: 'hosted',
    size: bytes.length,
    mimetype: 'text/plain',
    url_private: `${slack.origin}/files-pri/${id}`,
    url_private_download: `${slack.origin}/files-pri/${id}`,
    shares: {
      private: Object.fromEntries([...shares].map(([channel, ts]) => [channel, [{ ts }]])),
    },
  }
}

/** The bytes of an upload; they are kept until the upload is completed. */
export function receiveUpload(slack: Slack, id: string, bytes: Buffer): Outcome {
  const upload = slack.uploads.get(id)
  if (!upload) return { status: 404, body: 'no such upload' }
  if (bytes.length !== upload.length) return { status: 400, body: 'the length differs' }
  upload.bytes = bytes
  return { status: 200, body: `OK - ${bytes.length}` }
}

/** Without a token that may read it, Slack leads to its sign-in page. */
export function serveFile(
  slack: Slack,
  id: string,
  token: string | undefined,
  response: ServerResponse,
): void {
  const installation = slack.installations.get(token ?? '')
  const mayRead = installation?.status === 'active' && installation.scopes.has('files:read')
  const file = mayRead ? slack.workspaces.get(installation.team)?.files.get(id) : undefined
  if (file === undefined) {
    response.writeHead(302, { location: `${slack.origin}/signin` }).end()
    return
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes)
}
