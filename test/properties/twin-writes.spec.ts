import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { whatIsAnswered, type Exchange } from './twin-worlds/what-is-answered.js';
import { WRITING_TWINS, type WritingTwins } from './twin-worlds/writing-twins.js';
import { WorldHouse } from './world/world-house.js';

describe('whatever is written in twin worlds', () => {
  let house: WorldHouse;
  beforeAll(async () => {
    house = await WorldHouse.open();
  });
  afterAll(() => house.close());

  const answered = async (twins: WritingTwins, which: 'one' | 'other'): Promise<readonly Exchange[]> => {
    // The refusals of a role are compared once for it: in the first twins that it is to tell apart.
    const isFirst = WRITING_TWINS.find(({ as }) => as === twins.as)?.whether === twins.whether;
    await house.load(twins[which]);
    return whatIsAnswered(house, twins, isFirst);
  };
  /** The service adds something to each answer, as a careless layer in front of it would, while `work` runs. */
  const whileAdding = async <T>(add: (response: ServerResponse) => void, work: () => Promise<T>): Promise<T> => {
    const server: Server = house.service.app.getHttpServer();
    const listener = (_request: IncomingMessage, response: ServerResponse): void => {
      add(response);
    };
    server.prependListener('request', listener);
    try {
      return await work();
    } finally {
      server.removeListener('request', listener);
    }
  };

  test.each(WRITING_TWINS)('D5 $who cannot tell whether $whether ($rule)', async (twins) => {
    const one = await answered(twins, 'one');
    const other = await answered(twins, 'other');
    expect(one.length).toBeGreaterThan(20);
    expect(differences(one, other)).toEqual([]);
  });

  test('D5 one fact of the world that slips into a header is a difference in each answer that it slips into', async () => {
    const [twins] = WRITING_TWINS;
    if (twins === undefined) throw new Error('there are no twins');
    const one = await answered(twins, 'one');
    const people = String(twins.other.employees.length + twins.other.pieces.length + twins.other.verdicts.length);
    const slipped = await whileAdding(
      (response) => response.setHeader('x-known', people),
      () => answered(twins, 'other'),
    );
    // Refusals let no header of others through.
    expect(differences(one, slipped)).toHaveLength(one.filter(([, answer]) => answer.startsWith('2')).length);
  });

  test('D5 who may see what two worlds differ in is answered differently', async () => {
    const [pair] = WRITING_TWINS;
    if (pair === undefined) throw new Error('there are no twins');
    const seeing = { ...pair, who: 'vos', as: 'company-doctor' };
    const one = await answered(seeing, 'one');
    expect(differences(one, await answered(seeing, 'other')).length).toBeGreaterThan(3);
  });

  test('D5 one byte more, or another status, in one answer is a difference', () => {
    const answers: readonly Exchange[] = [['GET /v1/me', '200\n{}\ncontent-length: 2']];
    expect(differences(answers, [['GET /v1/me', '200\n{} \ncontent-length: 3']])).toHaveLength(1);
    expect(differences(answers, [['GET /v1/me', '404\n{}\ncontent-length: 2']])).toHaveLength(1);
    expect(differences(answers, [])).toHaveLength(1);
    expect(differences(answers, answers)).toEqual([]);
  });
});

/** Which requests were answered differently, with both answers. */
function differences(one: readonly Exchange[], other: readonly Exchange[]): string[] {
  const asked = Math.max(one.length, other.length);
  return Array.from({ length: asked }, (_, at) => [one[at] ?? ['nothing', ''], other[at] ?? ['nothing', '']] as const)
    .filter(([[request, answer], [same, too]]) => request !== same || answer !== too)
    .map(([[request, answer], [, too]]) => `${request} gives\n${answer}\nor\n${too}`);
}
