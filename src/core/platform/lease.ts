/** The right to do some work alone for a limited time, for when several processes run the same bot. */

export interface Lease {
  readonly name: string
  readonly owner: string
  /** Grows each time the lease changes hands, so that an earlier holder can be told from the current one. */
  readonly fence: number
}

export interface Leases {
  /** Takes or extends a lease for `ms` milliseconds. Returns undefined while another owner holds it. */
  acquire(name: string, owner: string, ms: number): Promise<Lease | undefined>
  /** Extends a lease. Returns false if it has expired or changed hands. */
  renew(lease: Lease, ms: number): Promise<boolean>
  /** Ends it early. */
  release(lease: Lease): Promise<void>
}
