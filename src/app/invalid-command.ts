/** What is wrong with the file of a command, as a sentence that names the file. */
export class InvalidCommand extends Error {
  override readonly name = 'InvalidCommand'
}
