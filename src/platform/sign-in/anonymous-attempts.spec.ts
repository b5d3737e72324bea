import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { Clock } from '../clock/clock.js';
import { ServiceLog } from '../logging/service-log.js';
import { AnonymousAttempts, AttemptRecorder, OTHERS, type Attempts } from './anonymous-attempts.js';

class SetClock extends Clock {
  at = Temporal.Instant.from('2026-03-02T12:00:30Z');

  now(): Temporal.Instant {
    return this.at;
  }
}

class RememberedAttempts extends AttemptRecorder {
  readonly written: Attempts[] = [];
  failing = false;

  async record(attempts: readonly Attempts[]): Promise<void> {
    await Promise.resolve();
    if (this.failing) {
      throw new Error('the trail cannot be written');
    }
    this.written.push(...attempts);
  }

  total(source: string): number {
    return this.written.filter((row) => row.source === source).reduce((sum, row) => sum + row.count, 0);
  }
}

function counting(): { attempts: AnonymousAttempts; trail: RememberedAttempts; clock: SetClock } {
  const [trail, clock] = [new RememberedAttempts(), new SetClock()];
  return { attempts: new AnonymousAttempts(trail, clock, new ServiceLog('silent')), trail, clock };
}

describe('attempts without a valid token', () => {
  test('A1 the first of a source in a minute is on record before its answer leaves', async () => {
    const { attempts, trail } = counting();
    await attempts.count('192.0.2.7');
    expect(trail.written).toEqual([{ source: '192.0.2.7', minute: '2026-03-02T12:00:00Z', count: 1 }]);
    await attempts.onApplicationShutdown();
  });

  test('A1 a thousand of one source in one minute are two rows that add up', async () => {
    const { attempts, trail, clock } = counting();
    await Promise.all(Array.from({ length: 1000 }, () => attempts.count('192.0.2.7')));
    expect(trail.written).toHaveLength(1);
    clock.at = Temporal.Instant.from('2026-03-02T12:01:00Z');
    await attempts.count('192.0.2.8');
    expect(trail.written).toEqual([
      { source: '192.0.2.7', minute: '2026-03-02T12:00:00Z', count: 1 },
      { source: '192.0.2.7', minute: '2026-03-02T12:00:00Z', count: 999 },
      { source: '192.0.2.8', minute: '2026-03-02T12:01:00Z', count: 1 },
    ]);
    await attempts.onApplicationShutdown();
  });

  test('A1 what was still being added up is handed over when the service stops', async () => {
    const { attempts, trail } = counting();
    await attempts.count('192.0.2.7');
    await attempts.count('192.0.2.7');
    await attempts.onApplicationShutdown();
    expect(trail.total('192.0.2.7')).toBe(2);
  });

  test('A1 while the trail cannot be written, an attempt is not answered, nor those that wait for it', async () => {
    const { attempts, trail } = counting();
    trail.failing = true;
    const outcomes = await Promise.allSettled([attempts.count('192.0.2.7'), attempts.count('192.0.2.7')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    trail.failing = false;
    await attempts.count('192.0.2.7');
    expect(trail.total('192.0.2.7')).toBe(1);
    await attempts.onApplicationShutdown();
  });

  test('A1 a count that could not be written is tried again a minute later', async () => {
    const { attempts, trail, clock } = counting();
    await attempts.count('192.0.2.7');
    await attempts.count('192.0.2.7');
    trail.failing = true;
    clock.at = clock.at.add({ minutes: 1 });
    await expect(attempts.count('192.0.2.8')).rejects.toThrow();
    trail.failing = false;
    clock.at = clock.at.add({ minutes: 1 });
    await attempts.count('192.0.2.9');
    expect(trail.total('192.0.2.7')).toBe(2);
    await attempts.onApplicationShutdown();
  });

  test('A1 more sources than can be told apart are counted together, in bounded memory', async () => {
    const { attempts, trail } = counting();
    for (let i = 0; i < 10_050; i += 1) {
      await attempts.count(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    }
    await attempts.onApplicationShutdown();
    expect(trail.total(OTHERS)).toBe(50);
    expect(trail.written).toHaveLength(10_002);
  });
});
