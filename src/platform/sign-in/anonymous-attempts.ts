import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { ServiceLog } from '../logging/service-log.js';
import { sourceGroup } from './source-group.js';

/** So many refused requests without a verified token from one source in one minute. */
export interface Attempts {
  /** An IPv4 address, the /64 of an IPv6 address, or OTHERS. */
  readonly source: string;
  /** When the minute began: an ISO instant, UTC. */
  readonly minute: string;
  readonly count: number;
}

/** Keeps attempts; the trail implements it. Several counts for one source and minute add up. */
export abstract class AttemptRecorder {
  abstract record(attempts: readonly Attempts[]): Promise<void>;
}

/** Whoever comes when this minute's sources are too many to tell apart. */
export const OTHERS = 'others';
const MOST_SOURCES = 10_000;
const MINUTE = 60_000;

/** A source in the running minute: its first attempt, being recorded, and how many came after that one. */
interface Counted {
  readonly first: Promise<void>;
  more: number;
}

/**
 * Attempts of people who proved nobody, added up per source and minute, so that they can't fill the trail. The first of
 * a source in a minute is on record before its answer leaves (A1); the rest of that minute once it is over.
 */
@Injectable()
export class AnonymousAttempts implements OnApplicationShutdown {
  #minute = '';
  #sources = new Map<string, Counted>();
  #unwritten: readonly Attempts[] = [];
  #turning: NodeJS.Timeout | undefined;

  constructor(
    private readonly recorder: AttemptRecorder,
    private readonly clock: Clock,
    private readonly log: ServiceLog,
  ) {}

  /**
   * Counts one. @param address of the caller
   * @throws what the recorder throws while the source's first attempt of the minute is not on record
   */
  async count(address: string): Promise<void> {
    await this.#turnMinute();
    const group = sourceGroup(address);
    const source = this.#sources.has(group) || this.#sources.size < MOST_SOURCES ? group : OTHERS;
    const known = this.#sources.get(source);
    if (known === undefined) {
      await this.#begin(source);
    } else {
      known.more += 1;
      await known.first;
    }
  }

  /** Hands over what is still being added up. */
  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#turning);
    await this.#handOver();
  }

  async #begin(source: string): Promise<void> {
    const sources = this.#sources;
    const first = this.recorder.record([{ source, minute: this.#minute, count: 1 }]);
    sources.set(source, { first, more: 0 });
    try {
      await first;
    } catch (thrown) {
      sources.delete(source);
      throw thrown;
    }
  }

  async #turnMinute(): Promise<void> {
    const minute = this.clock.now().round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();
    if (minute !== this.#minute) {
      const handedOver = this.#handOver();
      this.#minute = minute;
      clearTimeout(this.#turning);
      this.#turning = setTimeout(() => void this.#turnMinute(), MINUTE).unref();
      await handedOver;
    }
  }

  /** What can't be written now is tried again a minute later; nobody's answer waits for it. */
  async #handOver(): Promise<void> {
    const counted = [...this.#sources].filter(([, { more }]) => more > 0);
    const attempts = counted.map(([source, { more }]) => ({ source, minute: this.#minute, count: more }));
    const waiting = [...this.#unwritten, ...attempts].slice(-MOST_SOURCES);
    this.#sources = new Map();
    this.#unwritten = [];
    if (waiting.length > 0) {
      await this.recorder.record(waiting).catch((thrown: unknown) => {
        this.#unwritten = waiting;
        this.log.failure('attempts-not-recorded', thrown, { sources: waiting.length });
      });
    }
  }
}
