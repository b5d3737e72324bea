/** The bounds within which the service listens to anybody. Times are milliseconds, sizes bytes. */
export interface TransportLimits {
  /** Largest JSON body. */
  readonly jsonBytes: number;
  /** How long a JSON body may take to arrive once a guard let the request through. */
  readonly jsonArrivesWithin: number;
  /** Deepest nesting of a JSON body. */
  readonly jsonDepth: number;
  /** Longest path and query together. */
  readonly urlBytes: number;
  /** All header fields together. */
  readonly headerBytes: number;
  readonly headersArriveWithin: number;
  /** Backstop for a whole request, uploads included. */
  readonly requestArrivesWithin: number;
  readonly keepAlive: number;
  readonly connections: number;
  readonly requestsPerConnection: number;
  /** How long running requests get to finish when the service stops. */
  readonly stopWithin: number;
}

export const TRANSPORT_LIMITS: TransportLimits = {
  jsonBytes: 1024 * 1024,
  jsonArrivesWithin: 15_000,
  jsonDepth: 16,
  urlBytes: 2048,
  headerBytes: 16 * 1024,
  headersArriveWithin: 10_000,
  requestArrivesWithin: 120_000,
  keepAlive: 30_000,
  connections: 2_000,
  requestsPerConnection: 100_000,
  stopWithin: 10_000,
};
