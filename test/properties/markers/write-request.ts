/** What is sent to a route that writes, each time it is asked: to which ids, with which body. */
export interface WriteRequest {
  /** Names of ids, one by one, for the parameter in its path. */
  readonly at: readonly string[];
  /** For which purpose, where who may has to say one. */
  readonly purpose?: string;
  readonly body?: (at: string) => unknown;
  readonly file?: Buffer;
  /** Of the file; a staff file's where nothing is said. */
  readonly mediaType?: string;
}
