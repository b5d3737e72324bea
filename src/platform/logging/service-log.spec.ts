import { describe, expect, test } from '@jest/globals';
import { ServiceLog } from './service-log.js';

function recordingLog(): { log: ServiceLog; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const log = new ServiceLog('debug', { write: (line) => void written.push(line) });
  return { log, lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('the service log', () => {
  test('A3 a request line holds the route template and nothing of the request itself', () => {
    const { log, lines } = recordingLog();
    log.request({ requestId: 'r', method: 'GET', route: '/v1/pieces/:id', status: 200, milliseconds: 3 });
    expect(Object.keys(lines()[0] ?? {}).sort()).toEqual(
      ['event', 'level', 'method', 'milliseconds', 'requestId', 'route', 'status', 'time'].sort(),
    );
  });

  test('A3 a text from the framework is printed only from the parts that speak while it starts', () => {
    const { log, lines } = recordingLog();
    log.log('Mapped {/v1/pieces, GET} route', 'RouterExplorer');
    log.error('Cannot read Jansen', 'stack', 'ExceptionsHandler');
    log.warn(new Error('Jansen'));
    const texts = lines().map((line) => line['text']);
    expect(texts).toEqual(['Mapped {/v1/pieces, GET} route', '[withheld]', '[withheld]']);
    expect(JSON.stringify(lines())).not.toContain('Jansen');
  });

  test('A3 a failure keeps its code and frames', () => {
    const { log, lines } = recordingLog();
    log.failure('trail-flush-failed', new RangeError('Jansen'), { waiting: 4 });
    expect(lines()[0]).toMatchObject({ event: 'trail-flush-failed', waiting: 4, error: 'RangeError' });
    expect(JSON.stringify(lines())).not.toContain('Jansen');
  });
});
