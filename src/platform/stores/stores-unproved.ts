/** Thrown at start-up when a catalog isn't what the service relies on; each fault names the object. */
export class StoresUnproved extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The stores are not as they must be, so the service does not start:\n- ${faults.join('\n- ')}`);
  }
}
