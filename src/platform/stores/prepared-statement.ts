/** A statement that PostgreSQL keeps prepared on each connection under its name: planned once, not at every request. */
export interface PreparedStatement {
  /** Unique in this service for this text. */
  readonly name: string;
  readonly text: string;
}
