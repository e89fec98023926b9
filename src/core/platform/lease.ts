/** A right to do some work alone for a while, when several processes run the same bot. */

export interface Lease {
  readonly name: string
  readonly owner: string
  /** Grows each time the lease changes hands, so that a late holder can be told from the present one. */
  readonly fence: number
}

export interface Leases {
  /** Takes or prolongs a lease for `ms` milliseconds; nothing while somebody else holds it. */
  acquire(name: string, owner: string, ms: number): Promise<Lease | undefined>
  /** Prolongs a lease that is still held; false once it has ended or changed hands. */
  renew(lease: Lease, ms: number): Promise<boolean>
  /** Gives it back before its time. */
  release(lease: Lease): Promise<void>
}
