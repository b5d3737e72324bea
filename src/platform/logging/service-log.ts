import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { loggedError, loggedFacts, WITHHELD, type LogFact } from './log-line.js';

export type LogLevelName = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';

/** One answered request. `route` is the template, never the URL: ids and query strings are not for a log (A3). */
export interface RequestLine {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** The parts of Nest that speak while it starts; their texts name modules and routes of ours and nothing else. */
const STARTING_PARTS: ReadonlySet<string> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/**
 * The service's log: JSON lines on stdout through pino, and behind Nest's own LoggerService. An allow-list: what may be
 * printed is written down in `log-line.ts`, everything else is withheld.
 */
export class ServiceLog implements LoggerService {
  readonly #pino: Logger;

  constructor(level: LogLevelName, destination?: DestinationStream) {
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    this.#pino = destination === undefined ? pino(options) : pino(options, destination);
  }

  /** A request that was answered. */
  request(line: RequestLine): void {
    this.#pino.info({ event: 'request', ...line });
  }

  /** Something that happened: `code` is a kebab-case constant, facts are numbers, booleans, UUIDs or codes. */
  event(code: string, facts: Readonly<Record<string, LogFact>> = {}, level: Level = 'info'): void {
    this.#pino[level]({ event: code, ...loggedFacts(facts) });
  }

  /** Something that failed: class, code and frames of the error, not its message. */
  failure(code: string, thrown: unknown, facts: Readonly<Record<string, LogFact>> = {}): void {
    this.#pino.error({ event: code, ...loggedFacts(facts), ...loggedError(thrown) });
  }

  log(message: unknown, ...more: unknown[]): void {
    this.#fromNest('debug', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.#fromNest('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.#fromNest('debug', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#fromNest('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#fromNest('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#fromNest('fatal', message, more);
  }

  #fromNest(level: Level, message: unknown, more: readonly unknown[]): void {
    const context = more.at(-1);
    const part = typeof context === 'string' && /^[A-Za-z]{1,60}$/.test(context) ? context : 'unknown';
    const text = typeof message === 'string' && STARTING_PARTS.has(part) ? message : WITHHELD;
    const error = message instanceof Error ? loggedError(message) : {};
    this.#pino[level]({ event: 'framework', part, text, ...error });
  }
}
