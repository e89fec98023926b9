/** Who may act upon what a platform has delivered, for when it is delivered twice, to two processes of one bot. */

/** Returns true to the first who asks for an id, whichever process that is in. */
export type ClaimEvent = (id: string) => Promise<boolean>
